package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.identity.boundary.Credential;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the uses of credentials that may be used so often only, in fixed windows, on this node.
 */
public final class CredentialRates {
  private static final int MOST_CREDENTIALS = 10_000;

  private final LongSupplier clockMs;
  private final Cache<String, Window> windows =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_CREDENTIALS).build();

  private record Window(long endsAtMs, int used) {}

  public CredentialRates() {
    this(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /**
   * Counts with a clock of the caller's.
   *
   * @param clockMs milliseconds from any beginning, never going back
   */
  CredentialRates(LongSupplier clockMs) {
    this.clockMs = clockMs;
  }

  /**
   * Counts one use.
   *
   * @throws RateLimited when there were as many in this window as there may be
   */
  public void count(Credential credential) {
    if (credential.rate().isPresent()) {
      count(credential.id(), credential.rate().get());
    }
  }

  private void count(String id, Credential.Rate rate) {
    long now = clockMs.getAsLong();
    Window window =
        windows
            .asMap()
            .compute(
                id,
                (key, old) ->
                    old == null || old.endsAtMs() <= now
                        ? new Window(now + rate.windowMs(), 1)
                        : new Window(old.endsAtMs(), Math.min(old.used(), rate.maxRequests()) + 1));
    if (Objects.requireNonNull(window).used() > rate.maxRequests()) {
      throw new RateLimited(Math.max(1, window.endsAtMs() - now));
    }
  }
}
