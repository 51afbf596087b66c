package io.decisiongate.core.evidence;

/** Finds facts. Built-in providers and connections to external ones implement it. */
public interface EvidenceProvider {

  /**
   * Answers one query. May block; is never called inside a transaction or a lock.
   *
   * @throws ProviderFailure when the provider has no structured error of its own
   */
  EvidenceResult query(EvidenceQuery query, EvidenceContext context);

  /**
   * How many queries of one stage are asked at the same time, each by a thread of its own. Zero:
   * the provider waits for nobody and is asked by the thread that gathers the evidence.
   */
  default int parallelism() {
    return 0;
  }
}
