package io.decisiongate.sessions.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts under a key that is derived from a secret: HKDF with SHA-256 (RFC 5869), AES-256 in
 * Galois/Counter Mode with a random nonce of 12 bytes in front.
 */
final class SealedBox {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;

  private SealedBox(SecretKey key) {
    this.key = key;
  }

  /**
   * A box under this secret.
   *
   * @param secret with at least 256 bits that nobody can guess
   * @param purpose what the key is for; the same secret gives another key for another purpose
   */
  static SealedBox of(byte[] secret, String purpose) {
    return new SealedBox(
        new SecretKeySpec(derived(secret, purpose.getBytes(StandardCharsets.US_ASCII)), "AES"));
  }

  /** HKDF without a salt, of which one block is enough. */
  static byte[] derived(byte[] secret, byte[] purpose) {
    byte[] extracted = hmac(new byte[KEY_BYTES], secret);
    byte[] first = Arrays.copyOf(purpose, purpose.length + 1);
    first[purpose.length] = 1;
    return hmac(extracted, first);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is not available", e);
    }
  }

  /**
   * Encrypts.
   *
   * @param context what the plain text belongs to; needed again to decrypt
   */
  byte[] seal(byte[] plain, byte[] context) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, context, plain, 0);
    byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return whole;
  }

  /**
   * Decrypts.
   *
   * @throws IllegalStateException when it was sealed under another secret or for another context
   */
  byte[] open(byte[] sealed, byte[] context) {
    return run(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE_BYTES),
        context,
        sealed,
        Math.min(NONCE_BYTES, sealed.length));
  }

  private byte[] run(int mode, byte[] nonce, byte[] context, byte[] text, int from) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      return cipher.doFinal(text, from, text.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealed under another secret", e);
    }
  }
}
