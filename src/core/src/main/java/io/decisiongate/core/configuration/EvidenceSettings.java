package io.decisiongate.core.configuration;

/**
 * Section {@code evidence}: who may see values and not only hashes, and how long evidence may take.
 *
 * @param requireProviderOptIn whether the provider must allow it too ({@code allow_raw})
 * @param stageTimeoutMs milliseconds for all evidence of one stage, 100 to 300000
 */
public record EvidenceSettings(
    boolean allowRawValues, boolean requireProviderOptIn, long stageTimeoutMs) {

  static EvidenceSettings from(TableReader table) {
    return new EvidenceSettings(
        table.flag("allow_raw_values", false),
        table.flag("require_provider_opt_in", true),
        table.whole("stage_timeout_ms", 30_000));
  }

  void validate() {
    FieldRules.milliseconds("evidence.stage_timeout_ms", stageTimeoutMs, 100, 300_000);
  }
}
