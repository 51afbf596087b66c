package io.decisiongate.identity.control;

import io.decisiongate.core.configuration.IdentitySettings;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.net.AddressRange;
import java.util.concurrent.TimeUnit;

/**
 * Counts, for each address, the requests whose credentials were not good (sessions-rbac.md section
 * 3), and attempts with passwords. Beyond the limit such requests are told to wait; credentials
 * that are good stay so, because the owner may call from the same address as whoever guesses.
 */
public final class FailedAttempts {
  private static final int MOST_SOURCES = 100_000;

  private final long most;
  private final long windowMs;
  private final FixedWindows windows;

  public FailedAttempts(IdentitySettings settings) {
    this(
        settings.maxFailedAttempts(),
        TimeUnit.SECONDS.toMillis(settings.failedAttemptsWindowSeconds()),
        new FixedWindows(MOST_SOURCES));
  }

  /**
   * Counts in these windows.
   *
   * @param most failures in one window; 0 for no limit
   */
  FailedAttempts(long most, long windowMs, FixedWindows windows) {
    this.most = most;
    this.windowMs = windowMs;
    this.windows = windows;
  }

  /**
   * Counts a failure.
   *
   * @throws RateLimited when the address had as many in this window as it may have
   */
  public void count(String address) {
    if (most > 0) {
      windows.count(source(address), most, windowMs);
    }
  }

  /** Whoever has one address of version 6 has all that begin with the same 64 bits. */
  static String source(String address) {
    return AddressRange.parse(address + "/64")
        .filter(range -> address.indexOf(':') >= 0)
        .map(range -> range.canonical().toString())
        .orElse(address);
  }
}
