package io.decisiongate.core.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The queries of one stage: providers that wait for others are asked at the same time, each one's
 * queries in their order, and all of them have the same deadline.
 */
final class StageGathering {
  private static final System.Logger LOG = System.getLogger(StageGathering.class.getName());

  private final EvidenceGatherer gatherer;
  private final List<EvidenceQuery> queries;
  private final EvidenceContext context;
  private final List<CompletableFuture<EvidenceResult>> answers = new ArrayList<>();
  private final Map<String, Queue<Integer>> waiting = new LinkedHashMap<>();
  private final List<Thread> askers = new ArrayList<>();

  StageGathering(EvidenceGatherer gatherer, List<EvidenceQuery> queries, EvidenceContext context) {
    this.gatherer = gatherer;
    this.queries = queries;
    this.context = context;
  }

  /** The answers in the order of the queries. */
  List<EvidenceResult> within(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<Integer> atOnce = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      answers.add(new CompletableFuture<>());
      String provider = queries.get(i).providerId();
      if (gatherer.parallelism(provider) == 0) {
        atOnce.add(i);
      } else {
        waiting.computeIfAbsent(provider, unused -> new ConcurrentLinkedQueue<>()).add(i);
      }
    }
    try {
      waiting.forEach(this::startAskers);
      atOnce.forEach(this::ask);
      return collect(end);
    } finally {
      waiting.values().forEach(Queue::clear);
      askers.forEach(Thread::interrupt);
    }
  }

  private void startAskers(String provider, Queue<Integer> indexes) {
    int count = Math.min(gatherer.parallelism(provider), indexes.size());
    for (int i = 0; i < count; i++) {
      askers.add(Thread.ofVirtual().name("evidence of " + provider).start(() -> askAllOf(indexes)));
    }
  }

  private void askAllOf(Queue<Integer> indexes) {
    for (Integer index = indexes.poll(); index != null; index = indexes.poll()) {
      ask(index);
    }
  }

  private void ask(int index) {
    try {
      answers.get(index).complete(gatherer.gather(queries.get(index), context));
    } catch (Error e) {
      // Whoever waits for the answer must learn of it.
      answers.get(index).completeExceptionally(e);
    }
  }

  private List<EvidenceResult> collect(long end) {
    List<EvidenceResult> results = new ArrayList<>(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      results.add(await(i, end));
    }
    return results;
  }

  private EvidenceResult await(int index, long end) {
    try {
      return answers.get(index).get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "provider {0} did not answer check {1} before the deadline of the stage, run {2}",
          queries.get(index).providerId(),
          queries.get(index).checkId(),
          context.runId());
      return failure("no answer before the deadline of the stage");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure("interrupted while waiting for an answer");
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "asking provider " + queries.get(index).providerId() + " failed", e.getCause());
    }
  }

  private static EvidenceResult failure(String text) {
    return EvidenceResult.failed(new ProviderFailure(text).toError());
  }
}
