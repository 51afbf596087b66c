package io.decisiongate.core.broker;

/** A delivery that did not happen; the message says why (broker-cli.md section 2.3). */
public final class SinkFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SinkFailure(String message) {
    super(message);
  }

  public SinkFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
