package io.decisiongate.core.net;

/** An exchange that brought no whole answer. */
public final class OutboundFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Problem {
    /** No connection, no trust, or no head of an answer. */
    NOT_ANSWERED,
    /** As the former, because the time was over. */
    TIMED_OUT,
    /** The body is longer than allowed. */
    BODY_TOO_LARGE,
    /** The body ended before its announced end. */
    BODY_TRUNCATED,
    /** The body could not be read to its end. */
    BODY_NOT_READ,
    /** As the former, because the time was over. */
    BODY_TIMED_OUT
  }

  private final Problem problem;

  OutboundFailure(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  OutboundFailure(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
