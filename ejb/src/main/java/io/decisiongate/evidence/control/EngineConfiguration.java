package io.decisiongate.evidence.control;

import io.decisiongate.core.configuration.AnchorSettings;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.PolicySettings;
import io.decisiongate.core.configuration.StaticPolicySettings;
import io.decisiongate.core.configuration.StaticRuleSettings;
import io.decisiongate.core.configuration.TargetSelectorSettings;
import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.dispatch.DispatchRule;
import io.decisiongate.core.dispatch.PolicyVerdict;
import io.decisiongate.core.dispatch.TargetKind;
import io.decisiongate.core.dispatch.TargetSelector;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.run.EngineSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a configuration says about decisions, in the engine's own types. */
final class EngineConfiguration {
  private EngineConfiguration() {}

  static EngineSettings of(DecisionGateConfiguration configuration) {
    Lane lane = configuration.isDevPermissive() ? Lane.ASSERTED : configuration.trust().minLane();
    Map<String, Lane> exempt = new HashMap<>();
    if (configuration.isDevPermissive()) {
      configuration
          .dev()
          .permissiveExemptProviders()
          .forEach(name -> exempt.put(name, configuration.trust().minLane()));
    }
    Map<String, AnchorRule> anchors =
        configuration.anchors().providers().stream()
            .collect(
                Collectors.toMap(
                    AnchorSettings.Requirement::providerId,
                    rule -> new AnchorRule(rule.anchorType(), rule.requiredFields())));
    return new EngineSettings(lane, exempt, policy(configuration.policy()), anchors);
  }

  private static DispatchPolicy policy(PolicySettings settings) {
    return switch (settings.engine()) {
      case PERMIT_ALL -> new DispatchPolicy.PermitAll();
      case DENY_ALL -> new DispatchPolicy.DenyAll();
      case STATIC -> {
        StaticPolicySettings rules = settings.staticPolicy().orElseThrow();
        yield new DispatchPolicy.StaticRules(
            rules.rules().stream().map(EngineConfiguration::rule).toList(),
            verdict(rules.byDefault(), ""));
      }
    };
  }

  private static DispatchRule rule(StaticRuleSettings rule) {
    return new DispatchRule(
        verdict(rule.effect(), rule.errorMessage().orElse("")),
        rule.targetKinds().stream().map(EngineConfiguration::kind).collect(Collectors.toSet()),
        rule.targets().stream().map(EngineConfiguration::selector).toList(),
        Set.copyOf(rule.requireLabels()),
        Set.copyOf(rule.forbidLabels()),
        Set.copyOf(rule.requirePolicyTags()),
        Set.copyOf(rule.forbidPolicyTags()),
        Set.copyOf(rule.contentTypes()),
        Set.copyOf(rule.schemaIds()),
        Set.copyOf(rule.packetIds()),
        Set.copyOf(rule.stageIds()),
        Set.copyOf(rule.scenarioIds()));
  }

  private static PolicyVerdict verdict(StaticPolicySettings.Effect effect, String message) {
    return switch (effect) {
      case PERMIT -> new PolicyVerdict.Permit();
      case DENY -> new PolicyVerdict.Deny();
      case ERROR -> new PolicyVerdict.Failure(message);
    };
  }

  private static TargetSelector selector(TargetSelectorSettings selector) {
    return new TargetSelector(
        kind(selector.kind()), selector.targetId(), selector.system(), selector.target());
  }

  private static TargetKind kind(TargetSelectorSettings.Kind kind) {
    return switch (kind) {
      case AGENT -> TargetKind.AGENT;
      case SESSION -> TargetKind.SESSION;
      case EXTERNAL -> TargetKind.EXTERNAL;
      case CHANNEL -> TargetKind.CHANNEL;
    };
  }
}
