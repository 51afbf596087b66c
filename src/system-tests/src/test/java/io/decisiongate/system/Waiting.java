package io.decisiongate.system;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes about in the background. */
public final class Waiting {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Waiting() {}

  /**
   * Returns when the condition holds.
   *
   * @throws AssertionError when it does not within 60 s
   */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LONGEST.toSeconds() + " s: " + what);
      }
      Thread.onSpinWait();
    }
  }
}
