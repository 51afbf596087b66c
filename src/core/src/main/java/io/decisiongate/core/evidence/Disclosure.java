package io.decisiongate.core.evidence;

/**
 * What evidence_query shows (mcp-tools.md section 4).
 *
 * @param allowRawValues whether values are shown at all
 * @param requireProviderOptIn whether, in addition, the provider must allow it
 */
public record Disclosure(boolean allowRawValues, boolean requireProviderOptIn) {
  /** Hashes only. */
  public static final Disclosure DEFAULT = new Disclosure(false, true);

  /** The answer as the caller may see it; hash, anchor and reference always stay. */
  public EvidenceResult disclose(EvidenceResult answer, boolean providerAllowsRaw) {
    return allowsRaw(providerAllowsRaw) ? answer : answer.withoutRawValue();
  }

  /** Whether values of such a provider may be shown. */
  public boolean allowsRaw(boolean providerAllowsRaw) {
    return allowRawValues && (!requireProviderOptIn || providerAllowsRaw);
  }
}
