package io.decisiongate.core.requirement;

/**
 * A requirement that cannot be read or breaks a structural limit (requirements.md sections 4 and
 * 6); the message is the library's text.
 */
public final class InvalidRequirement extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidRequirement(String message) {
    super(message);
  }

  public InvalidRequirement(String message, Throwable cause) {
    super(message, cause);
  }
}
