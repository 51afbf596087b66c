package io.decisiongate.core.error;

/** The caller's credential, or the address it calls from, was used too often (-32071, HTTP 429). */
public final class RateLimited extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterMs;

  /**
   * Refuses.
   *
   * @param retryAfterMs milliseconds until the next attempt makes sense, at least 1
   */
  public RateLimited(long retryAfterMs) {
    super(ErrorCode.RATE_LIMITED, "rate limit exceeded");
    this.retryAfterMs = retryAfterMs;
  }

  public long retryAfterMs() {
    return retryAfterMs;
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
