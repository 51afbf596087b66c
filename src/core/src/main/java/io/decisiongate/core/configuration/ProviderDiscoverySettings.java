package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;

/**
 * Section {@code provider_discovery}: which providers callers may learn about.
 *
 * @param allowlist the only disclosed providers; empty means all
 * @param denylist providers that are not disclosed
 * @param maxResponseBytes largest answer of a discovery tool
 */
public record ProviderDiscoverySettings(
    List<String> allowlist, List<String> denylist, long maxResponseBytes) {

  public ProviderDiscoverySettings {
    allowlist = List.copyOf(allowlist);
    denylist = List.copyOf(denylist);
  }

  static ProviderDiscoverySettings from(TableReader table) {
    return new ProviderDiscoverySettings(
        table.texts("allowlist"),
        table.texts("denylist"),
        table.whole("max_response_bytes", 1_048_576));
  }

  void validate() {
    FieldRules.allNonEmpty("provider_discovery allow/deny entries", allowlist);
    FieldRules.allNonEmpty("provider_discovery allow/deny entries", denylist);
    require(maxResponseBytes >= 1, "provider_discovery.max_response_bytes must be > 0");
  }
}
