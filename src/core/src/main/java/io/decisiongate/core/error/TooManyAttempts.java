package io.decisiongate.core.error;

/** Somebody's password was guessed wrongly too often (-32071, HTTP 429). */
public final class TooManyAttempts extends RateLimited {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses, also the right password.
   *
   * @param retryAfterMs milliseconds until the next attempt makes sense, at least 1
   */
  public TooManyAttempts(long retryAfterMs) {
    super("too many attempts", retryAfterMs);
  }
}
