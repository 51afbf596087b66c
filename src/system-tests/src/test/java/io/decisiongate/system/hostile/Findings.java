package io.decisiongate.system.hostile;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What a flood has met, collected by many threads. */
final class Findings {
  private static final int MOST_PROBLEMS = 40;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final AtomicInteger problemCount = new AtomicInteger();
  private final LongAdder attacks = new LongAdder();
  private final Map<String, Duration> slowest = new ConcurrentSkipListMap<>();

  void outcome(String outcome) {
    outcomes.computeIfAbsent(outcome, name -> new LongAdder()).increment();
  }

  void problem(Attack attack, String problem) {
    if (problemCount.incrementAndGet() <= MOST_PROBLEMS) {
      problems.add(attack.kind() + ": " + problem + "\n    " + beginning(attack));
    }
  }

  /** Counts an attack that is over. */
  void took(Attack attack, Duration time) {
    attacks.increment();
    slowest.merge(attack.kind(), time, (a, b) -> a.compareTo(b) > 0 ? a : b);
    if (time.compareTo(LONGEST_ANSWER) > 0) {
      problem(attack, "took " + time);
    }
  }

  long attacks() {
    return attacks.sum();
  }

  Queue<String> problems() {
    return problems;
  }

  @Override
  public String toString() {
    return "%d attacks, %d problems, outcomes %s, slowest %s"
        .formatted(attacks(), problemCount.get(), outcomes, slowest);
  }

  private static String beginning(Attack attack) {
    String text = new String(attack.bytes(), StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(text.length(), 1_500)).replace("\r\n", "\\r\\n");
  }
}
