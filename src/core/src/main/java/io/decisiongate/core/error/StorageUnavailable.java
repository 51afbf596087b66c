package io.decisiongate.core.error;

/** The database did not take or give the data; nothing was changed (-32050, HTTP 503). */
public final class StorageUnavailable extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailable(Throwable cause) {
    super(ErrorCode.INTERNAL, "storage unavailable, nothing was changed", cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
