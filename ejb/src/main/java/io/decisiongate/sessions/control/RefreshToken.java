package io.decisiongate.sessions.control;

import io.decisiongate.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The text of a refresh token (sessions-rbac.md section 5): {@code dgr_} and 48 random bytes as 64
 * characters of base64url.
 */
public record RefreshToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("dgr_[A-Za-z0-9_-]{64}");
  private static final int BYTES = 48;

  public static RefreshToken generate() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshToken("dgr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether it can be one at all. */
  public boolean isWellFormed() {
    return FORM.matcher(text).matches();
  }

  /** What is stored of it. */
  public byte[] hash() {
    return Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The successor, so that only the holder of this token can read it. */
  public byte[] seal(RefreshToken successor) {
    return box().seal(successor.text().getBytes(StandardCharsets.UTF_8), hash());
  }

  /**
   * The successor that {@link #seal} made unreadable for others.
   *
   * @throws IllegalStateException when it was another token that did
   */
  public RefreshToken open(byte[] sealed) {
    return new RefreshToken(new String(box().open(sealed, hash()), StandardCharsets.UTF_8));
  }

  private SealedBox box() {
    return SealedBox.of(text.getBytes(StandardCharsets.UTF_8), "decision-gate refresh successor");
  }

  @Override
  public String toString() {
    return "RefreshToken";
  }
}
