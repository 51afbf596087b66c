package io.decisiongate.core.error;

/** A call that failed: its code, the message that goes to the caller, and whether to try again. */
public abstract sealed class DecisionGateException extends RuntimeException
    permits Conflict,
        ControlPlaneFailure,
        InternalFailure,
        InvalidParams,
        NotFound,
        OutcomeUnknown,
        PreconditionFailed,
        RateLimited,
        ResponseTooLarge,
        RunBusy,
        RunpackFailure,
        StorageUnavailable,
        Unauthenticated,
        Unauthorized,
        UnknownTool {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  DecisionGateException(ErrorCode code, String message) {
    this(code, message, null);
  }

  DecisionGateException(
      ErrorCode code, String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public final ErrorCode code() {
    return code;
  }

  /** The message, never null. */
  public final String text() {
    return String.valueOf(getMessage());
  }

  /** Whether the same call may succeed later without being changed. */
  public boolean retryable() {
    return false;
  }
}
