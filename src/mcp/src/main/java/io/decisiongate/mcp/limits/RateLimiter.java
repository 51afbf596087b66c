package io.decisiongate.mcp.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Admits so many requests of each caller in each window (mcp-transport.md section 6.1). Exact for
 * each key whatever the number of threads; the table may exceed its bound by one key, as recorded,
 * and by those that arrive in the same instant. Thread-safe; the usual path takes no lock of its
 * own and looks at one entry.
 */
public final class RateLimiter {
  private final int maxRequests;
  private final long windowMs;
  private final int maxEntries;
  private final LongSupplier clockMs;
  private final ConcurrentHashMap<RateKey, Window> windows = new ConcurrentHashMap<>();

  /** No entry is old enough to be dropped before this time. */
  private volatile long nextDropMs = Long.MIN_VALUE;

  /** What becomes of a request. */
  public sealed interface Verdict {
    Verdict ALLOWED = new Allowed();
    Verdict OVERLOADED = new Overloaded();

    /** It goes on. */
    record Allowed() implements Verdict {}

    /**
     * Its caller made too many.
     *
     * @param retryAfterMs milliseconds until the window ends, at least 1
     */
    record Limited(long retryAfterMs) implements Verdict {}

    /** There are too many callers to count. */
    record Overloaded() implements Verdict {}
  }

  /** An entry; replaced as a whole, compared by identity. */
  private static final class Window {
    final long startMs;
    final int count;
    final long lastSeenMs;

    Window(long startMs, int count, long lastSeenMs) {
      this.startMs = startMs;
      this.count = count;
      this.lastSeenMs = lastSeenMs;
    }
  }

  /**
   * A limiter that knows nobody yet.
   *
   * @param maxRequests requests of one key in one window, at least 1
   * @param windowMs length of a window in milliseconds, at least 1
   * @param maxEntries keys that may be known, at least 1
   * @param clockMs a clock in milliseconds that never goes back
   */
  public RateLimiter(int maxRequests, long windowMs, int maxEntries, LongSupplier clockMs) {
    if (maxRequests < 1 || windowMs < 1 || maxEntries < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: " + maxRequests + ", " + windowMs + ", " + maxEntries);
    }
    this.maxRequests = maxRequests;
    this.windowMs = windowMs;
    this.maxEntries = maxEntries;
    this.clockMs = clockMs;
  }

  /** Counts a request of this caller and says whether it goes on. */
  public Verdict check(RateKey key) {
    long now = clockMs.getAsLong();
    if (windows.size() > maxEntries && !dropStale(now)) {
      return Verdict.OVERLOADED;
    }
    while (true) {
      Window before = windows.get(key);
      if (before == null) {
        if (windows.putIfAbsent(key, new Window(now, 1, now)) == null) {
          return Verdict.ALLOWED;
        }
        continue;
      }
      // Another thread may have started the window a moment after our clock reading.
      long elapsed = Math.max(0, now - before.startMs);
      boolean over = elapsed >= windowMs;
      boolean denied = !over && before.count >= maxRequests;
      Window after =
          over
              ? new Window(now, 1, now)
              : new Window(before.startMs, denied ? before.count : before.count + 1, now);
      if (windows.replace(key, before, after)) {
        return denied ? new Verdict.Limited(windowMs - elapsed) : Verdict.ALLOWED;
      }
    }
  }

  /**
   * Drops who was not seen for two windows, if that can be anybody.
   *
   * @return whether there is room again
   */
  private boolean dropStale(long now) {
    // While there is no room no entry changes, so a flood is refused without looking at all of
    // them.
    if (now < nextDropMs) {
      return false;
    }
    windows.values().removeIf(window -> now - window.lastSeenMs >= 2 * windowMs);
    if (windows.size() <= maxEntries) {
      return true;
    }
    long oldest = now;
    for (Window window : windows.values()) {
      oldest = Math.min(oldest, window.lastSeenMs);
    }
    nextDropMs = oldest + 2 * windowMs;
    return false;
  }
}
