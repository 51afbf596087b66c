package io.decisiongate.core.ron;

/** Text that is not RON as {@link RonReader} accepts it. */
public final class RonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is {@code line:column: problem}. */
  public RonSyntaxException(Position at, String problem) {
    super(at + ": " + problem);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
