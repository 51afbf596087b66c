package io.decisiongate.core.signature;

import io.decisiongate.core.hash.Sha256;
import java.util.Base64;

/** The header {@code Content-Digest} (RFC 9530). */
public final class ContentDigest {
  private ContentDigest() {}

  /** Its value for this body, by SHA-256. */
  public static String of(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.digest(body)) + ":";
  }
}
