package io.decisiongate.core.hash;

/** A stored row does not match its hash: somebody changed it. */
public final class CorruptRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptRow(Object key) {
    super("hash mismatch for the stored row " + key);
  }
}
