package io.decisiongate.administration.boundary;

import io.decisiongate.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The text of a new API key (sessions-rbac.md section 1): {@code dgk_} and 256 random bits as 43
 * characters of base64url.
 */
record KeySecret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int ID_BYTES = 8;

  static KeySecret generate() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret("dgk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is stored of it. */
  byte[] hash() {
    return Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its public name: the first 16 hexadecimal digits of the hash. */
  String id() {
    return HexFormat.of().formatHex(hash(), 0, ID_BYTES);
  }

  @Override
  public String toString() {
    return "KeySecret[id=" + id() + "]";
  }
}
