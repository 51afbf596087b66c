package io.decisiongate.core.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 private key (RFC 8032) with its public key. It does not show itself; only the public
 * key leaves it.
 */
public final class Ed25519SigningKey {
  /** Length of a private and of a public key in bytes. */
  public static final int KEY_BYTES = 32;

  private static final String WRONG_LENGTH = "signing key must be 32 bytes (raw or base64)";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private Ed25519SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * The key of this seed.
   *
   * @param seed the 32 bytes that RFC 8032 section 5.1.5 calls the private key
   */
  public static Ed25519SigningKey ofSeed(byte[] seed) {
    if (seed.length != KEY_BYTES) {
      throw new IllegalArgumentException(WRONG_LENGTH);
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      KeyPair pair = generator.generateKeyPair();
      // The platform derives the public key of a private one only while it makes both.
      if (!Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), seed)) {
        throw new IllegalStateException("the platform makes other keys than asked for");
      }
      return new Ed25519SigningKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /**
   * Reads a file with the 32 bytes of a private key, raw or in base64.
   *
   * @throws InvalidKeyFile when it cannot be read or holds something else
   */
  public static Ed25519SigningKey read(String path) {
    byte[] content;
    try {
      content = Files.readAllBytes(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidKeyFile("unable to read signing key: " + path, e);
    }
    try {
      return of(content);
    } catch (InvalidKeyFile e) {
      throw new InvalidKeyFile(e.text() + ": " + path, e);
    }
  }

  /**
   * Reads the content of such a file.
   *
   * @throws InvalidKeyFile when it is something else
   */
  public static Ed25519SigningKey of(byte[] content) {
    byte[] seed = content.length == KEY_BYTES ? content : base64(content);
    if (seed.length != KEY_BYTES) {
      throw new InvalidKeyFile(WRONG_LENGTH);
    }
    return ofSeed(seed);
  }

  private static byte[] base64(byte[] content) {
    try {
      return Base64.getDecoder().decode(new String(content, StandardCharsets.ISO_8859_1).strip());
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** The signature of a message, 64 bytes. */
  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(privateKey);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs every message", e);
    }
  }

  /** The key that verifies. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /** The 32 bytes of the public key in base64: its id unless somebody gives it another. */
  public String keyId() {
    byte[] encoded = publicKey.getEncoded();
    // SubjectPublicKeyInfo of RFC 8410 ends with the key itself.
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
  }

  /** Gives the seed to a generator that asks for random bytes. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
