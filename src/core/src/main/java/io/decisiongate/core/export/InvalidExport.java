package io.decisiongate.core.export;

/** An archive is no export, or not what its manifest says. */
public final class InvalidExport extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidExport(String message) {
    super(message);
  }

  /** What is wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
