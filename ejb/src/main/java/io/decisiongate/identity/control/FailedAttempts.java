package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.configuration.IdentitySettings;
import io.decisiongate.core.error.RateLimited;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts, for each address, the requests whose credentials were not good (sessions-rbac.md section
 * 3). Beyond the limit such requests are told to wait; credentials that are good stay so, because
 * the owner may call from the same address as whoever guesses.
 */
public final class FailedAttempts {
  private static final int MOST_SOURCES = 100_000;

  private final long most;
  private final long windowMs;
  private final LongSupplier clockMs;
  private final Cache<String, Window> windows =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_SOURCES).build();

  private record Window(long endsAtMs, long failures) {}

  public FailedAttempts(IdentitySettings settings) {
    this(
        settings.maxFailedAttempts(),
        TimeUnit.SECONDS.toMillis(settings.failedAttemptsWindowSeconds()),
        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /**
   * Counts with a clock of the caller's.
   *
   * @param most failures in one window; 0 for no limit
   */
  FailedAttempts(long most, long windowMs, LongSupplier clockMs) {
    this.most = most;
    this.windowMs = windowMs;
    this.clockMs = clockMs;
  }

  /**
   * Counts a failure.
   *
   * @throws RateLimited when the address had as many in this window as it may have
   */
  public void count(String address) {
    if (most == 0) {
      return;
    }
    long now = clockMs.getAsLong();
    Window window =
        windows
            .asMap()
            .compute(
                address,
                (key, old) ->
                    old == null || old.endsAtMs() <= now
                        ? new Window(now + windowMs, 1)
                        : new Window(old.endsAtMs(), Math.min(old.failures(), most) + 1));
    if (Objects.requireNonNull(window).failures() > most) {
      throw new RateLimited(Math.max(1, window.endsAtMs() - now));
    }
  }
}
