package io.decisiongate.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchPolicyTest {
  private static final PolicyVerdict PERMIT = new PolicyVerdict.Permit();
  private static final PolicyVerdict DENY = new PolicyVerdict.Deny();
  private static final DispatchTarget AGENT = new DispatchTarget.Agent("a1");
  private static final DispatchTarget EXTERNAL = new DispatchTarget.External("sys", "tgt");
  private static final PacketEnvelope ENVELOPE =
      new PacketEnvelope(
          "scenario",
          "run",
          "stage",
          "packet",
          "schema",
          "text/plain",
          Sha256.ofCanonical(Json.NULL),
          List.of("public", "eu"),
          List.of("low"),
          Optional.empty(),
          Optional.empty(),
          new Timestamp.UnixMillis(0));

  /** A rule with one criterion: name, value, whether it matches the envelope for the agent. */
  static Stream<Arguments> criteria() {
    return Stream.of(
        Arguments.of("target_kinds", "agent", true),
        Arguments.of("target_kinds", "channel", false),
        Arguments.of("require_labels", "eu,public", true),
        Arguments.of("require_labels", "eu,secret", false),
        Arguments.of("forbid_labels", "secret", true),
        Arguments.of("forbid_labels", "secret,eu", false),
        Arguments.of("require_policy_tags", "low", true),
        Arguments.of("require_policy_tags", "high", false),
        Arguments.of("forbid_policy_tags", "high", true),
        Arguments.of("forbid_policy_tags", "low", false),
        Arguments.of("content_types", "text/html,text/plain", true),
        Arguments.of("content_types", "text/html", false),
        Arguments.of("schema_ids", "schema", true),
        Arguments.of("schema_ids", "other", false),
        Arguments.of("packet_ids", "packet", true),
        Arguments.of("packet_ids", "other", false),
        Arguments.of("stage_ids", "stage", true),
        Arguments.of("stage_ids", "other", false),
        Arguments.of("scenario_ids", "scenario", true),
        Arguments.of("scenario_ids", "other", false));
  }

  private static DispatchRule rule(PolicyVerdict verdict, String criterion, Set<String> texts) {
    Set<TargetKind> kinds =
        criterion.equals("target_kinds")
            ? Set.of(texts.contains("agent") ? TargetKind.AGENT : TargetKind.CHANNEL)
            : Set.of();
    return new DispatchRule(
        verdict,
        kinds,
        List.of(),
        only(criterion, "require_labels", texts),
        only(criterion, "forbid_labels", texts),
        only(criterion, "require_policy_tags", texts),
        only(criterion, "forbid_policy_tags", texts),
        only(criterion, "content_types", texts),
        only(criterion, "schema_ids", texts),
        only(criterion, "packet_ids", texts),
        only(criterion, "stage_ids", texts),
        only(criterion, "scenario_ids", texts));
  }

  private static Set<String> only(String criterion, String name, Set<String> texts) {
    return criterion.equals(name) ? texts : Set.of();
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void matchesWhenTheCriterionHolds(String criterion, String texts, boolean matches) {
    DispatchRule rule = rule(DENY, criterion, Set.of(texts.split(",")));
    assertThat(rule.matches(AGENT, ENVELOPE)).isEqualTo(matches);
  }

  static Stream<Arguments> selectors() {
    return Stream.of(
        Arguments.of(TargetKind.AGENT, "a1", "", "", AGENT, true),
        Arguments.of(TargetKind.AGENT, "a2", "", "", AGENT, false),
        Arguments.of(TargetKind.AGENT, "", "", "", AGENT, true),
        Arguments.of(TargetKind.SESSION, "", "", "", AGENT, false),
        Arguments.of(TargetKind.EXTERNAL, "", "sys", "", EXTERNAL, true),
        Arguments.of(TargetKind.EXTERNAL, "", "sys", "other", EXTERNAL, false),
        Arguments.of(TargetKind.EXTERNAL, "", "", "tgt", EXTERNAL, true),
        Arguments.of(TargetKind.CHANNEL, "c", "", "", new DispatchTarget.Channel("c"), true),
        Arguments.of(TargetKind.SESSION, "x", "", "", new DispatchTarget.Session("s"), false));
  }

  @ParameterizedTest
  @MethodSource("selectors")
  void anOmittedIdentifierIsAWildcard(
      TargetKind kind,
      String targetId,
      String system,
      String target,
      DispatchTarget candidate,
      boolean selected) {
    TargetSelector selector =
        new TargetSelector(kind, given(targetId), given(system), given(target));
    assertThat(selector.selects(candidate)).isEqualTo(selected);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  @Test
  void theFirstRuleThatMatchesDecidesElseTheFallback() {
    DispatchPolicy policy =
        new DispatchPolicy.StaticRules(
            List.of(
                rule(PERMIT, "packet_ids", Set.of("other")),
                rule(new PolicyVerdict.Failure("down"), "target_kinds", Set.of("agent")),
                DispatchRule.always(PERMIT)),
            DENY);
    assertThat(policy.decide(AGENT, ENVELOPE)).isEqualTo(new PolicyVerdict.Failure("down"));
    assertThat(policy.decide(EXTERNAL, ENVELOPE)).isEqualTo(PERMIT);
    assertThat(new DispatchPolicy.StaticRules(List.of(), DENY).decide(AGENT, ENVELOPE))
        .isEqualTo(DENY);
    assertThat(new DispatchPolicy.DenyAll().decide(AGENT, ENVELOPE)).isEqualTo(DENY);
  }
}
