package io.decisiongate.core.schema;

/** A document that is not a usable JSON Schema; the message says why, without prefix. */
public final class InvalidSchema extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSchema(String message) {
    super(message);
  }

  public InvalidSchema(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
