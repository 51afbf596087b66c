package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.error.RateLimited;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts for each key what happens in windows of fixed length, on this node. A key's window begins
 * with its first count; of too many keys some are forgotten.
 */
final class FixedWindows {
  private final LongSupplier clockMs;
  private final Cache<String, Window> windows;

  private record Window(long endsAtMs, long count) {}

  /** Counts by the clock of this machine, which never goes back. */
  FixedWindows(int mostKeys) {
    this(mostKeys, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /**
   * Counts with a clock of the caller's.
   *
   * @param clockMs milliseconds from any beginning, never going back
   */
  FixedWindows(int mostKeys, LongSupplier clockMs) {
    this.clockMs = clockMs;
    windows = Caffeine.newBuilder().executor(Runnable::run).maximumSize(mostKeys).build();
  }

  /**
   * Counts one.
   *
   * @param most how many there may be in one window
   * @throws RateLimited when there were as many already
   */
  void count(String key, long most, long windowMs) {
    long now = clockMs.getAsLong();
    Window window =
        windows
            .asMap()
            .compute(
                key,
                (unused, old) ->
                    old == null || old.endsAtMs() <= now
                        ? new Window(now + windowMs, 1)
                        : new Window(old.endsAtMs(), Math.min(old.count(), most) + 1));
    if (Objects.requireNonNull(window).count() > most) {
      throw new RateLimited(Math.max(1, window.endsAtMs() - now));
    }
  }
}
