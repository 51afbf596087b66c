package io.decisiongate.local;

import java.io.IOException;

/** What stops a start or a stop on this machine; the message is one sentence for the operator. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A failed access to a file.
   *
   * @param doing what was being done, and on which file
   */
  public static StartFailure of(String doing, IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    return new StartFailure(
        reason.contains("No space left on device")
            ? "The disk is full: " + doing + " failed."
            : doing + " failed: " + reason,
        cause);
  }
}
