package io.decisiongate.core.evidence;

import io.decisiongate.core.correlation.CorrelationId;

/**
 * Asks the provider that a query names and makes its answer safe to use (providers.md section 1,
 * engine.md section 8.2). Never throws for what a provider does: a failure becomes an evidence
 * error. Anchor rules, trust lanes and the size limit are the engine's.
 */
public final class EvidenceGatherer {
  private static final System.Logger LOG = System.getLogger(EvidenceGatherer.class.getName());

  private final ProviderRegistry registry;

  public EvidenceGatherer(ProviderRegistry registry) {
    this.registry = registry;
  }

  /**
   * Answers one query; may block as long as the provider does.
   *
   * @return a value with its hash, or an error without value, hash and content type, or neither
   *     when there is nothing
   */
  public EvidenceResult gather(EvidenceQuery query, EvidenceContext context) {
    try {
      return normalized(answer(query, context));
    } catch (ProviderFailure e) {
      LOG.log(System.Logger.Level.DEBUG, () -> describe(query, context), e);
      return EvidenceResult.failed(e.toError());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, () -> describe(query, context), e);
      return EvidenceResult.failed(
          new ProviderFailure("unexpected failure of provider " + query.providerId()).toError());
    }
  }

  private EvidenceResult answer(EvidenceQuery query, EvidenceContext context) {
    if (!context.correlationId().map(CorrelationId::isValid).orElse(true)) {
      throw new ProviderFailure("invalid correlation id");
    }
    ProviderRegistry.RegisteredProvider registered =
        registry
            .find(query.providerId())
            .orElseThrow(
                () -> new ProviderFailure("provider not registered: " + query.providerId()));
    EvidenceResult answer = registered.provider().query(query, context);
    return registered.requiredSignature().map(policy -> policy.check(answer)).orElse(answer);
  }

  private static EvidenceResult normalized(EvidenceResult answer) {
    if (answer.error().isPresent()) {
      return answer.withError(answer.error().get());
    }
    // What the provider says about its own hash counts only where a signature is required.
    return answer.value().map(value -> answer.withHash(value.hash())).orElse(answer);
  }

  private static String describe(EvidenceQuery query, EvidenceContext context) {
    return "provider "
        + query.providerId()
        + " failed on check "
        + query.checkId()
        + ", tenant "
        + context.tenantId()
        + ", run "
        + context.runId();
  }
}
