package io.decisiongate.identity.control;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-512 (RFC 8018), a salt of 16 random bytes, and
 * the number of iterations, so that it can rise later. Passwords are compared in Unicode form NFKC.
 *
 * @param iterations which make a guess slow
 */
public record PasswordVerifier(int iterations, byte[] salt, byte[] hash) {
  /** As OWASP recommends for this function; about a fifth of a second. */
  public static final int ITERATIONS = 210_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;
  private static final Pattern TEXT =
      Pattern.compile(
          "pbkdf2-sha512\\$(?<iterations>[1-9][0-9]{0,8})\\$(?<salt>[^$]+)\\$(?<hash>[^$]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** How many characters of the password are compared. */
  public static int characters(String password) {
    String compared = compared(password);
    return compared.codePointCount(0, compared.length());
  }

  private static String compared(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /** That of a password, with a new salt. */
  public static PasswordVerifier of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new PasswordVerifier(ITERATIONS, salt, derived(password, salt, ITERATIONS));
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PasswordVerifier parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no verifier of a password");
    }
    return new PasswordVerifier(
        Integer.parseInt(parts.group("iterations")),
        Base64.getDecoder().decode(parts.group("salt")),
        Base64.getDecoder().decode(parts.group("hash")));
  }

  /** Whether this is the password; takes as long either way. */
  public boolean matches(String password) {
    return MessageDigest.isEqual(hash, derived(password, salt, iterations));
  }

  /** {@code pbkdf2-sha512$ITERATIONS$SALT$HASH}, with salt and hash in base64. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha512$%d$%s$%s"
        .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "PasswordVerifier";
  }

  private static byte[] derived(String password, byte[] salt, int iterations) {
    char[] characters = compared(password).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is not there", e);
    } finally {
      spec.clearPassword();
    }
  }
}
