package io.decisiongate.dispatch.control;

import io.decisiongate.core.configuration.DispatchSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again, if it is. The time doubles with each attempt up to a
 * limit; of it, the second half is left to chance, so that packets which failed together do not
 * come back together.
 */
record Backoff(long maxAttempts, long maxAgeMs, long initialMs, long mostMs) {
  private static final int MOST_DOUBLINGS = 30;

  static Backoff of(DispatchSettings settings) {
    return new Backoff(
        settings.maxAttempts(),
        settings.maxAgeMs(),
        settings.initialBackoffMs(),
        settings.maxBackoffMs());
  }

  /**
   * Whether a delivery ends with this attempt if it fails.
   *
   * @param attempt from 1
   * @param ageMs milliseconds since the packet was issued
   */
  boolean isLast(int attempt, long ageMs) {
    return attempt >= maxAttempts || ageMs >= maxAgeMs;
  }

  /**
   * Milliseconds between this attempt and the next.
   *
   * @param attempt from 1
   * @param asked the least time that the receiver has asked for; more than the longest time between
   *     two attempts is not granted
   */
  long delayMs(int attempt, Duration asked, RandomGenerator random) {
    long full = Math.min(mostMs, initialMs << Math.min(attempt - 1, MOST_DOUBLINGS));
    long delay = full - random.nextLong(full / 2 + 1);
    return Math.max(delay, Math.min(mostMs, asked.toMillis()));
  }
}
