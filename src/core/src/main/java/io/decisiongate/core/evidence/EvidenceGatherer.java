package io.decisiongate.core.evidence;

import io.decisiongate.core.correlation.CorrelationId;
import io.decisiongate.core.evidence.ProviderObserver.Outcome;
import io.decisiongate.core.hash.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the provider that a query names and makes its answer safe to use (providers.md section 1,
 * engine.md section 8.2). Never throws for what a provider does: a failure becomes an evidence
 * error. Anchor rules, trust lanes and the size limit are the engine's.
 */
public final class EvidenceGatherer {
  private static final System.Logger LOG = System.getLogger(EvidenceGatherer.class.getName());

  /** How long the evidence of a stage may take where nothing else is configured. */
  public static final Duration DEFAULT_STAGE_PATIENCE = Duration.ofSeconds(30);

  private final ProviderRegistry registry;
  private final Duration stagePatience;
  private final ProviderObserver observer;

  public EvidenceGatherer(ProviderRegistry registry) {
    this(registry, DEFAULT_STAGE_PATIENCE);
  }

  /**
   * A gatherer of these providers.
   *
   * @param stagePatience how long all queries of one stage may take together
   */
  public EvidenceGatherer(ProviderRegistry registry, Duration stagePatience) {
    this(registry, stagePatience, ProviderObserver.NONE);
  }

  /** As without an observer. */
  public EvidenceGatherer(
      ProviderRegistry registry, Duration stagePatience, ProviderObserver observer) {
    this.registry = registry;
    this.stagePatience = stagePatience;
    this.observer = observer;
  }

  /**
   * Answers the queries of one stage, different providers at the same time. Providers that wait for
   * nobody are asked by the calling thread, without a hand-over; a query that is not answered when
   * the time of the stage is over is a provider failure.
   *
   * @return the answers in the order of the queries
   */
  public List<EvidenceResult> gatherAll(List<EvidenceQuery> queries, EvidenceContext context) {
    for (EvidenceQuery query : queries) {
      if (parallelism(query.providerId()) > 0) {
        return new StageGathering(this, queries, context).within(stagePatience);
      }
    }
    List<EvidenceResult> answers = new ArrayList<>(queries.size());
    for (EvidenceQuery query : queries) {
      answers.add(gather(query, context));
    }
    return answers;
  }

  /** How many queries of this provider are asked at the same time; 0 = by the calling thread. */
  int parallelism(String providerId) {
    return registry.find(providerId).map(found -> found.provider().parallelism()).orElse(0);
  }

  /**
   * Answers one query; may block as long as the provider does.
   *
   * @return a value with its hash, or an error without value, hash and content type, or neither
   *     when there is nothing
   */
  public EvidenceResult gather(EvidenceQuery query, EvidenceContext context) {
    long start = System.nanoTime();
    try {
      EvidenceResult answer = normalized(query, answer(query, context));
      observe(query, answer.error().isEmpty() ? Outcome.ANSWERED : Outcome.REPORTED_ERROR, start);
      return answer;
    } catch (ProviderFailure e) {
      observe(
          query, Thread.currentThread().isInterrupted() ? Outcome.CUT_OFF : Outcome.FAILED, start);
      LOG.log(System.Logger.Level.DEBUG, () -> describe(query, context), e);
      return EvidenceResult.failed(e.toError());
    } catch (RuntimeException e) {
      observe(query, Outcome.DEFECT, start);
      LOG.log(System.Logger.Level.ERROR, () -> describe(query, context), e);
      return EvidenceResult.failed(
          new ProviderFailure("unexpected failure of provider " + query.providerId()).toError());
    }
  }

  /** Names that are not configured are the caller's, and nobody was asked. */
  private void observe(EvidenceQuery query, Outcome outcome, long start) {
    if (registry.find(query.providerId()).isPresent()) {
      observer.asked(query.providerId(), outcome, Duration.ofNanos(System.nanoTime() - start));
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
    EvidenceResult trusted =
        registered
            .requiredSignature()
            .map(policy -> policy.check(query, context, answer))
            .orElse(answer);
    return trusted.withLaneAtMost(registered.maxLane());
  }

  private static EvidenceResult normalized(EvidenceQuery query, EvidenceResult answer) {
    if (answer.error().isPresent()) {
      return answer.withError(answer.error().get());
    }
    if (answer.value().isEmpty()) {
      return answer;
    }
    Sha256 computed = answer.value().get().hash();
    if (answer.evidenceHash().filter(delivered -> !delivered.equals(computed)).isPresent()) {
      // Recorded behaviour; where a signature is required the answer was refused before.
      LOG.log(
          System.Logger.Level.WARNING,
          "provider {0} delivered another hash than that of its value for check {1};"
              + " the value''s own is used",
          query.providerId(),
          query.checkId());
    }
    return answer.withHash(computed);
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
