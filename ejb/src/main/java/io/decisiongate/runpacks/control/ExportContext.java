package io.decisiongate.runpacks.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.AnchorSettings;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.runpack.AnchorPolicy;
import io.decisiongate.core.runpack.SecurityContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What a manifest says about this server: the settings in force at the time of the export. */
@ApplicationScoped
public class ExportContext {
  @Inject ActiveConfiguration configuration;

  /** The configured anchors; empty when there are none. */
  public Optional<AnchorPolicy> anchorPolicy() {
    return anchorPolicy(configuration.get());
  }

  /** How far evidence is trusted, and who knows the namespaces. */
  public SecurityContext security() {
    return security(configuration.get());
  }

  static Optional<AnchorPolicy> anchorPolicy(DecisionGateConfiguration settings) {
    SequencedMap<String, AnchorRule> rules = new LinkedHashMap<>();
    for (AnchorSettings.Requirement rule : settings.anchors().providers()) {
      rules.put(rule.providerId(), new AnchorRule(rule.anchorType(), rule.requiredFields()));
    }
    return Optional.of(new AnchorPolicy(rules)).filter(policy -> !policy.rules().isEmpty());
  }

  static SecurityContext security(DecisionGateConfiguration settings) {
    String authority =
        switch (settings.namespace().authority().mode()) {
          case NONE -> SecurityContext.REGISTRY;
          case ASSETCORE_HTTP -> SecurityContext.CATALOG;
        };
    return new SecurityContext(settings.isDevPermissive(), authority);
  }
}
