package io.decisiongate.core.error;

/**
 * The connection to the database was lost during the commit, and it could not be asked since
 * whether the commit took place (-32050, HTTP 503). Repeating the call with the same ids is safe.
 */
public final class OutcomeUnknown extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public OutcomeUnknown(Throwable cause) {
    super(
        ErrorCode.INTERNAL,
        "storage unavailable, the outcome is unknown; repeat the call with the same ids",
        cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
