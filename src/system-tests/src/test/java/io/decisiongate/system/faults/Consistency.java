package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what is stored against what callers were told. A call was carried out when the audit log
 * says so; then all of it must be there, and exactly as often. An acknowledged call was carried
 * out, a refused one was not, an unanswered one may have been.
 */
final class Consistency {
  private static final long PLATFORM = 0;

  private final CallBook book;
  private final StoredFacts facts;
  private final List<String> violations = new ArrayList<>();
  private final AuditTrail audit;
  private final RunHistories runs;
  private final Map<String, List<AuditTrail.Trace>> successes;
  private final Map<String, LoadCall> callsById = new HashMap<>();

  private Consistency(CallBook book, StoredFacts facts) {
    this.book = book;
    this.facts = facts;
    audit = AuditTrail.read(facts, violations);
    runs = RunHistories.read(facts, violations);
    successes =
        audit.traces().stream()
            .filter(AuditTrail.Trace::ok)
            .collect(Collectors.groupingBy(AuditTrail.Trace::requestId));
    book.calls().forEach(call -> callsById.put(auditId(call), call));
  }

  /** What is wrong; nothing, if all is well. No call of the book may be under way. */
  static List<String> violations(CallBook book, StoredFacts facts) {
    Consistency consistency = new Consistency(book, facts);
    book.calls().forEach(consistency::checkCall);
    consistency.checkRuns();
    consistency.checkSchemas();
    consistency.checkUsage();
    return consistency.violations;
  }

  private void checkCall(LoadCall call) {
    List<AuditTrail.Trace> carriedOut = successesOf(call);
    long acknowledged = 0;
    long possible = 0;
    for (Outcome outcome : book.outcomes(call)) {
      switch (outcome) {
        case Outcome.Acknowledged answer -> {
          acknowledged++;
          possible++;
          checkAnswer(call, answer, carriedOut);
        }
        case Outcome.Unanswered unanswered -> possible++;
        case Outcome.Refused refusal -> {
          if (refusal.unknown()) {
            possible++;
          } else if (call.provesEarlierSuccess(refusal)) {
            require(carriedOut.size() == 1, call, "is said to have been carried out, but was not");
          } else {
            require(refusal.nothingChanged(), call, "was refused: " + refusal);
          }
        }
      }
    }
    require(
        acknowledged <= carriedOut.size() && carriedOut.size() <= possible,
        call,
        "was carried out " + carriedOut.size() + " times, but " + book.outcomes(call));
    require(
        carriedOut.stream().allMatch(trace -> trace.tenant() == call.tenant()),
        call,
        "is in the log of another tenant");
    call.decides()
        .ifPresent(
            trigger ->
                require(
                    carriedOut.isEmpty() || runs.decisions().containsKey(trigger),
                    call,
                    "was carried out without a decision"));
  }

  private void checkAnswer(
      LoadCall call, Outcome.Acknowledged answer, List<AuditTrail.Trace> carriedOut) {
    call.decides()
        .ifPresent(
            trigger ->
                require(
                    Objects.equals(
                        answer.result().member("decision").orElse(Json.NULL),
                        runs.decisions().get(trigger)),
                    call,
                    "was answered with another decision than the stored one: " + answer));
    answer
        .receipt()
        .ifPresent(
            receipt ->
                require(
                    carriedOut.stream().anyMatch(trace -> isOf(receipt, trace)),
                    call,
                    "has no record where its receipt says: " + receipt));
  }

  private static boolean isOf(Outcome.Receipt receipt, AuditTrail.Trace trace) {
    return receipt.equals(new Outcome.Receipt(trace.tenant(), trace.index(), trace.leafHash()));
  }

  /** Each call that was carried out is one version of its run, and there are no others. */
  private void checkRuns() {
    Map<RunRef, Long> expected = new HashMap<>();
    Set<RunRef> started = new HashSet<>();
    Set<TriggerRef> triggered = new HashSet<>();
    for (LoadCall call : book.calls()) {
      int times = successesOf(call).size();
      if (times > 0 && call instanceof RunCall step) {
        expected.merge(step.run(), (long) times, Long::sum);
        step.decides().ifPresent(triggered::add);
        if (step.startsRun() && !started.add(step.run())) {
          violations.add(step.run() + " was started twice");
        }
      }
    }
    requireSame("versions of runs", expected, runs.versions());
    requireSame("started runs", started, runs.versions().keySet());
    requireSame("triggers decided", triggered, runs.decisions().keySet());
  }

  /** Each data shape that was registered is there once and whole, and there are no others. */
  private void checkSchemas() {
    Set<SchemaRef> registered = new HashSet<>();
    for (LoadCall call : book.calls()) {
      if (call instanceof RegisterCall register && !successesOf(call).isEmpty()) {
        require(successesOf(call).size() == 1, call, "registered a data shape twice");
        registered.add(register.schema());
      }
    }
    requireSame(
        "data shapes",
        registered,
        facts.schemas().stream()
            .filter(StoredFacts.Schema::hashed)
            .map(StoredFacts.Schema::ref)
            .collect(Collectors.toSet()));
  }

  /**
   * Every success counts what it was allowed to use; a repetition of the same request, or of a
   * trigger, counts nothing more.
   */
  private void checkUsage() {
    Map<String, Long> expected = new TreeMap<>();
    Set<Object> counted = new HashSet<>();
    for (AuditTrail.Trace trace : audit.traces()) {
      if (trace.ok() && trace.tenant() != PLATFORM && counted.add(countedOnce(trace))) {
        trace
            .units()
            .forEach(
                (metric, units) -> expected.merge(trace.tenant() + " " + metric, units, Long::sum));
      }
    }
    requireSame("units in the ledger", expected, byMetric(facts.ledger()));
    requireSame("units in the counters", expected, byMetric(facts.counters()));
    for (StoredFacts.Head head : facts.heads()) {
      // A repetition that counts nothing takes a number all the same.
      if (head.lastEntry() > head.usageSequence()) {
        violations.add("ledger entries behind the end of the ledger: " + head);
      }
    }
  }

  private Object countedOnce(AuditTrail.Trace trace) {
    return Optional.ofNullable(callsById.get(trace.requestId()))
        .<Object>flatMap(LoadCall::decides)
        .orElseGet(trace::requestId);
  }

  private static Map<String, Long> byMetric(List<StoredFacts.Sum> sums) {
    return sums.stream()
        .collect(
            Collectors.toMap(sum -> sum.tenant() + " " + sum.metric(), StoredFacts.Sum::units));
  }

  private List<AuditTrail.Trace> successesOf(LoadCall call) {
    return successes.getOrDefault(auditId(call), List.of());
  }

  private static String auditId(LoadCall call) {
    return JsonWriter.write(Json.of(call.requestId()));
  }

  private void require(boolean holds, LoadCall call, String otherwise) {
    if (!holds) {
      violations.add(call + " " + otherwise);
    }
  }

  private <K> void requireSame(String what, Map<K, Long> expected, Map<K, Long> found) {
    requireSame(what, expected.entrySet(), found.entrySet());
  }

  private <T> void requireSame(String what, Set<T> expected, Set<T> found) {
    Set<T> missing = new HashSet<>(expected);
    missing.removeAll(found);
    Set<T> surplus = new HashSet<>(found);
    surplus.removeAll(expected);
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      violations.add(what + ": missing " + missing + ", surplus " + surplus);
    }
  }
}
