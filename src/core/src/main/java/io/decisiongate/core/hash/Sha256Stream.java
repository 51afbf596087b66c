package io.decisiongate.core.hash;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes what is written to it, and keeps nothing of it. */
public final class Sha256Stream extends OutputStream {
  private final MessageDigest digest;

  public Sha256Stream() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int octet) {
    digest.update((byte) octet);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  /** The digest of what was written; afterwards a new one begins. */
  public Sha256 hash() {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }
}
