package io.decisiongate.core.evidence;

/** Finds facts. Built-in providers and connections to external ones implement it. */
public interface EvidenceProvider {

  /**
   * Answers one query. May block; is never called inside a transaction or a lock.
   *
   * @throws ProviderFailure when the provider has no structured error of its own
   */
  EvidenceResult query(EvidenceQuery query, EvidenceContext context);
}
