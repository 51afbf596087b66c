package io.decisiongate.core.provider;

import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.ProviderFailure;

/**
 * Holds the answers of a provider against its contract, and the hash that it delivers against that
 * of its value (providers.md sections 1.2 and 6).
 *
 * @param capabilities with the contract of the provider
 */
public record StrictAnswers(EvidenceProvider provider, Capabilities capabilities)
    implements EvidenceProvider, AutoCloseable {
  @Override
  public int parallelism() {
    return provider.parallelism();
  }

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    EvidenceResult answer = provider.query(query, context);
    answer
        .value()
        .filter(value -> answer.error().isEmpty())
        .filter(
            value -> answer.evidenceHash().filter(hash -> !hash.equals(value.hash())).isPresent())
        .ifPresent(
            value -> {
              throw new ProviderFailure("evidence hash mismatch");
            });
    capabilities
        .violation(query, answer)
        .ifPresent(
            problem -> {
              throw new ProviderFailure("answer breaks the contract: " + problem);
            });
    return answer;
  }

  @Override
  public void close() throws Exception {
    if (provider instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
