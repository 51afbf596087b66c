package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.ProviderFailure;

/**
 * Stands for a provider that is configured but cannot answer: every query fails, so its conditions
 * stay Unknown.
 *
 * @param reason the text of the failure
 */
public record UnavailableProvider(String reason) implements EvidenceProvider {
  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    throw new ProviderFailure(reason);
  }
}
