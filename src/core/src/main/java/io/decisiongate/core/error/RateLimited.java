package io.decisiongate.core.error;

/** The caller's credential, or the address it calls from, was used too often (-32071, HTTP 429). */
public sealed class RateLimited extends DecisionGateException permits TooManyAttempts {
  private static final long serialVersionUID = 1L;

  private final long retryAfterMs;

  /**
   * Refuses.
   *
   * @param retryAfterMs milliseconds until the next attempt makes sense, at least 1
   */
  public RateLimited(long retryAfterMs) {
    this("rate limit exceeded", retryAfterMs);
  }

  RateLimited(String message, long retryAfterMs) {
    super(ErrorCode.RATE_LIMITED, message);
    this.retryAfterMs = retryAfterMs;
  }

  public final long retryAfterMs() {
    return retryAfterMs;
  }

  @Override
  public final boolean retryable() {
    return true;
  }
}
