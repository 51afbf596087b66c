package io.decisiongate.core.jsonpath;

/** A text that is not a path of the dialect; the message says where and what was expected. */
public final class InvalidJsonPath extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidJsonPath(String message) {
    super(message);
  }
}
