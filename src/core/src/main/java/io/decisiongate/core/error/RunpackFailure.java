package io.decisiongate.core.error;

/** A runpack could not be written or read (-32040). */
public final class RunpackFailure extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public RunpackFailure(String message) {
    super(ErrorCode.RUNPACK, message);
  }

  public RunpackFailure(String message, Throwable cause) {
    super(ErrorCode.RUNPACK, message, cause);
  }

  /** A file or path that cannot be used (runpack.md section 5): {@code artifact error: <text>}. */
  public static RunpackFailure artifact(String text) {
    return new RunpackFailure("artifact error: " + text);
  }

  /** As {@link #artifact(String)}, with what the file system said. */
  public static RunpackFailure artifact(String text, Throwable cause) {
    return new RunpackFailure("artifact error: " + text, cause);
  }
}
