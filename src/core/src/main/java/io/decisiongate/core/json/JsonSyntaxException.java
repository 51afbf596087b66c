package io.decisiongate.core.json;

/** Text that is not JSON as hashing.md section 2.5 accepts it; the message says what was found. */
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;

  public JsonSyntaxException(String message) {
    super(message);
    place = "";
  }

  public JsonSyntaxException(String message, Throwable cause) {
    this(message, "", cause);
  }

  /**
   * @param place where it was found, as it is appended to the message; empty when unknown
   */
  JsonSyntaxException(String message, String place, Throwable cause) {
    super(message, cause);
    this.place = place;
  }

  /** The message and, where it is known, the place: {@code ... at line 1 column 5}. */
  public String located() {
    return getMessage() + place;
  }
}
