package io.decisiongate.system.faults;

import io.decisiongate.system.http.HttpWire;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Every call of the load and what came of each of its attempts, in their order. */
final class CallBook {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Map<LoadCall, List<Outcome>> calls = new ConcurrentHashMap<>();
  private long acknowledged;

  /** Makes one attempt and writes it down. */
  Outcome attempt(HttpWire http, LoadCall call) {
    Outcome outcome = call.endpoint().send(http, call);
    note(call, outcome);
    return outcome;
  }

  /** Writes down what came of an attempt. */
  void note(LoadCall call, Outcome outcome) {
    calls.computeIfAbsent(call, key -> new CopyOnWriteArrayList<>()).add(outcome);
    if (outcome instanceof Outcome.Acknowledged) {
      count();
    }
  }

  private synchronized void count() {
    acknowledged++;
    notifyAll();
  }

  /** How many attempts were acknowledged so far. */
  synchronized long acknowledged() {
    return acknowledged;
  }

  /**
   * Waits until this many more attempts were acknowledged.
   *
   * @throws AssertionError when that takes longer than a minute
   */
  synchronized void awaitAcknowledged(long more) throws InterruptedException {
    long target = acknowledged + more;
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (acknowledged < target) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("no progress within " + LONGEST_WAIT + "; " + summary());
      }
      wait(left);
    }
  }

  Collection<LoadCall> calls() {
    return calls.keySet();
  }

  /** What came of the attempts of this call, oldest first. */
  List<Outcome> outcomes(LoadCall call) {
    return List.copyOf(calls.getOrDefault(call, List.of()));
  }

  /** The calls of which no attempt succeeded, as far as their callers know. */
  List<LoadCall> open() {
    return calls().stream().filter(this::isOpen).toList();
  }

  /** One line for the report of a test. */
  String summary() {
    List<Outcome> all = calls.values().stream().flatMap(List::stream).toList();
    long unanswered = all.stream().filter(Outcome.Unanswered.class::isInstance).count();
    List<Outcome.Refused> refused =
        all.stream()
            .filter(Outcome.Refused.class::isInstance)
            .map(Outcome.Refused.class::cast)
            .toList();
    return "%d calls: %d acknowledged, %d unanswered, %d refused (%d unknown, %d busy)"
        .formatted(
            calls.size(),
            acknowledged(),
            unanswered,
            refused.size(),
            refused.stream().filter(Outcome.Refused::unknown).count(),
            refused.stream().filter(Outcome.Refused::isBusy).count());
  }

  private boolean isOpen(LoadCall call) {
    return outcomes(call).stream()
        .noneMatch(
            outcome ->
                outcome instanceof Outcome.Acknowledged
                    || (outcome instanceof Outcome.Refused refusal
                        && call.provesEarlierSuccess(refusal)));
  }
}
