package io.decisiongate.core.jsonpath;

/** A selection that visits too many nodes or whose matches are too large together. */
public final class SelectionTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SelectionTooLarge(String message) {
    super(message);
  }
}
