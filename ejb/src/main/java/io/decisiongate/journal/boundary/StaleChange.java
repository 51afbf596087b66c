package io.decisiongate.journal.boundary;

/**
 * The change was computed from something that has changed since, or creates what exists by now.
 * Nothing of it was written; it is to be computed again.
 */
public final class StaleChange extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleChange(String what) {
    super(what, null, false, false);
  }
}
