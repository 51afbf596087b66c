package io.decisiongate.core.json;

/** Text that is not JSON as hashing.md section 2.5 accepts it; the message says what was found. */
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonSyntaxException(String message) {
    super(message);
  }

  public JsonSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }
}
