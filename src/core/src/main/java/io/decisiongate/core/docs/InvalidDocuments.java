package io.decisiongate.core.docs;

/**
 * The documents that the settings ask for cannot be served; the server does not start with them,
 * and does not take such settings over while it runs.
 */
public final class InvalidDocuments extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidDocuments(String problem) {
    super("docs catalog invalid: " + problem);
  }

  InvalidDocuments(String problem, Throwable cause) {
    super("docs catalog invalid: " + problem, cause);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
