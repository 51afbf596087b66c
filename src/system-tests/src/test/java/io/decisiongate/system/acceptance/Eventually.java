package io.decisiongate.system.acceptance;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes about without an answer that tells of it. */
public final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Eventually() {}

  /**
   * Returns when the condition holds.
   *
   * @throws AssertionError when it does not within 30 s
   */
  public static void holds(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LONGEST.toSeconds() + " s");
      }
      Thread.onSpinWait();
    }
  }
}
