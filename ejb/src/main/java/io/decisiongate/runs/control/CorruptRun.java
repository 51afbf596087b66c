package io.decisiongate.runs.control;

/** A stored row of a run does not match its hash: somebody changed it. */
public final class CorruptRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptRun(Object key) {
    super("hash mismatch for the stored row " + key);
  }
}
