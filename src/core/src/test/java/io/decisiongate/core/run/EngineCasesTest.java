package io.decisiongate.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.dispatch.DispatchRule;
import io.decisiongate.core.dispatch.PolicyVerdict;
import io.decisiongate.core.dispatch.TargetKind;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.scenario.ScenarioDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The call sequences of engine-cases.json (engine.md section 15). */
class EngineCasesTest {
  /** Ours differs from step 4 on: a run is only looked at through its own scenario. */
  private static final String BOUND_RUNS = "run-not-bound-to-scenario";

  private static final Json MISMATCH =
      error(ErrorCode.CONTROL_PLANE, "scenario mismatch for run: xa");

  private static final FeedbackPolicy FEEDBACK =
      new FeedbackPolicy(
          FeedbackLevel.EVIDENCE,
          FeedbackLevel.EVIDENCE,
          FeedbackLevel.EVIDENCE,
          Set.of("loopback"),
          Set.of(),
          Set.of("loopback"),
          Set.of());

  static List<Fixtures.Case> sequences() {
    return Fixtures.cases("engine-cases");
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void answersEachCallOfTheSequence(Fixtures.Case sequence) {
    InMemoryServer server = server(sequence.in("server"));
    List<Json> steps = Fixtures.items(sequence.in("steps"));
    List<Json> expected = Fixtures.items(sequence.expected());
    for (int i = 0; i < steps.size(); i++) {
      Json answer = answer(server, steps.get(i));
      Json wanted =
          sequence.name().equals(BOUND_RUNS) && i >= 4 ? MISMATCH : wanted(expected.get(i));
      assertThat(answer)
          .as("step %s: %s", i, JsonWriter.write(steps.get(i)))
          .withRepresentation(json -> JsonWriter.write((Json) json))
          .isEqualTo(wanted);
    }
  }

  @Test
  void leavesNoTraceOfCallsThroughAnotherScenario() {
    Fixtures.Case sequence =
        sequences().stream()
            .filter(candidate -> candidate.isAbsent() || candidate.name().equals(BOUND_RUNS))
            .findFirst()
            .orElseThrow();
    InMemoryServer server = server(sequence.in("server"));
    List<Json> steps = Fixtures.items(sequence.in("steps"));
    steps.subList(0, 4).forEach(step -> answer(server, step));
    Json before = server.state(1, 1, "xa1");
    steps.subList(4, steps.size()).forEach(step -> answer(server, step));
    assertThat(server.state(1, 1, "xa1")).isEqualTo(before);
  }

  private static Json answer(InMemoryServer server, Json step) {
    try {
      Json result =
          server.call(
              Fixtures.text(Fixtures.member(step, "tool")), Fixtures.member(step, "arguments"));
      return Json.object().put("result", result).build();
    } catch (DecisionGateException e) {
      return error(e.code(), e.text());
    }
  }

  /** The texts of argument decoding are each project's own. */
  private static Json error(ErrorCode code, String message) {
    Json.ObjectBuilder error = Json.object().put("code", code.code());
    if (code != ErrorCode.INVALID_PARAMS) {
      error.put("message", message);
    }
    return Json.object().put("error", error.build()).build();
  }

  private static Json wanted(Json recorded) {
    ObjectReader members = ObjectReader.of(recorded, "expected");
    return members
        .optional("error")
        .map(json -> ObjectReader.of(json, "error"))
        .map(
            failure ->
                error(
                    Arrays.stream(ErrorCode.values())
                        .filter(code -> code.code() == failure.integer("code", -99_999, 0))
                        .findFirst()
                        .orElseThrow(),
                    failure.string("message")))
        .orElse(recorded);
  }

  private static InMemoryServer server(Json configuration) {
    ObjectReader members = ObjectReader.of(configuration, "server");
    Lane minLane =
        Variants.read(members.string("min_lane"), Arrays.asList(Lane.values()), Lane::wire);
    DispatchPolicy policy =
        members.string("policy").equals("permit_all")
            ? new DispatchPolicy.PermitAll()
            : staticPolicy();
    ProviderRegistry registry =
        ProviderRegistry.of(
            Map.of(
                "time", RegisteredProvider.of(new TimeProvider(true)),
                "stub", RegisteredProvider.of(new StubProvider())));
    return new InMemoryServer(
        new InMemoryServer.Setup(
            new EngineSettings(minLane, Map.of(), policy, anchors(members.optional("anchors"))),
            new EvidenceGatherer(registry),
            FEEDBACK,
            provider -> true,
            json -> ScenarioDefinition.define(json, capabilities(), Optional.empty())));
  }

  private static Capabilities capabilities() {
    List<ProviderContract> contracts = new ArrayList<>(BuiltInContracts.all());
    contracts.add(ProviderContract.fromJson(Fixtures.json("engine/stub-provider-contract.json")));
    return Capabilities.of(contracts);
  }

  /** The rules that engine.md section 15 describes. */
  private static DispatchPolicy staticPolicy() {
    return new DispatchPolicy.StaticRules(
        List.of(
            rule(new PolicyVerdict.Deny(), "denied", Set.of()),
            rule(new PolicyVerdict.Failure("boom"), "err", Set.of()),
            rule(new PolicyVerdict.Deny(), "second-denied", Set.of(TargetKind.EXTERNAL))),
        new PolicyVerdict.Permit());
  }

  private static DispatchRule rule(
      PolicyVerdict verdict, String packetId, Set<TargetKind> targetKinds) {
    return new DispatchRule(
        verdict,
        targetKinds,
        List.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(packetId),
        Set.of(),
        Set.of());
  }

  private static Map<String, AnchorRule> anchors(Optional<Json> configuration) {
    Map<String, AnchorRule> rules = new HashMap<>();
    if (configuration.isPresent() && configuration.get() instanceof Json.Obj providers) {
      providers
          .members()
          .forEach(
              (provider, json) -> {
                ObjectReader rule = ObjectReader.of(json, "anchor rule");
                rules.put(
                    provider,
                    new AnchorRule(rule.string("anchor_type"), rule.strings("required_fields")));
              });
    }
    return rules;
  }
}
