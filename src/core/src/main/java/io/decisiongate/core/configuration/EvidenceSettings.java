package io.decisiongate.core.configuration;

/**
 * Section {@code evidence}: who may see values and not only hashes.
 *
 * @param requireProviderOptIn whether the provider must allow it too ({@code allow_raw})
 */
public record EvidenceSettings(boolean allowRawValues, boolean requireProviderOptIn) {

  static EvidenceSettings from(TableReader table) {
    return new EvidenceSettings(
        table.flag("allow_raw_values", false), table.flag("require_provider_opt_in", true));
  }
}
