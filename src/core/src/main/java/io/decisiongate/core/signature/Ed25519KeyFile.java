package io.decisiongate.core.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** A file with an Ed25519 public key: 32 raw bytes or their base64 (providers.md section 7.4). */
public final class Ed25519KeyFile {
  private static final int KEY_BYTES = 32;
  private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  /** The y coordinates of points of small order, under which anybody can sign. */
  private static final Set<BigInteger> SMALL_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          FIELD.subtract(BigInteger.ONE),
          littleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
          littleEndian("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

  private Ed25519KeyFile() {}

  /**
   * Reads the file.
   *
   * @throws InvalidKeyFile naming the file, when it cannot be read or holds no usable key
   */
  public static PublicKey read(String path) {
    try {
      return key(content(path));
    } catch (InvalidKeyFile e) {
      throw new InvalidKeyFile(e.text() + ": " + path, e);
    }
  }

  private static PublicKey key(byte[] content) {
    byte[] key = content.length == KEY_BYTES ? content : base64(content);
    if (key.length != KEY_BYTES) {
      throw new InvalidKeyFile("invalid ed25519 public key");
    }
    try {
      return decode(key);
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyFile("invalid ed25519 public key", e);
    }
  }

  private static byte[] content(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidKeyFile("unable to read public key", e);
    }
  }

  private static byte[] base64(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Base64.getDecoder().decode(text.strip());
    } catch (CharacterCodingException e) {
      throw new InvalidKeyFile("public key must be utf-8", e);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyFile("invalid base64 public key", e);
    }
  }

  /** RFC 8032 section 5.1.3: y in little-endian order, the sign of x in the highest bit. */
  private static PublicKey decode(byte[] key) throws GeneralSecurityException {
    boolean xOdd = key[KEY_BYTES - 1] < 0;
    byte[] coordinate = key.clone();
    coordinate[KEY_BYTES - 1] &= 0x7F;
    BigInteger y = littleEndian(coordinate);
    if (y.compareTo(FIELD) >= 0 || SMALL_ORDER.contains(y)) {
      throw new InvalidKeyFile("invalid ed25519 public key");
    }
    PublicKey decoded =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xOdd, y)));
    // Only the verifier looks whether the point lies on the curve.
    Signature.getInstance("Ed25519").initVerify(decoded);
    return decoded;
  }

  private static BigInteger littleEndian(String hex) {
    return littleEndian(HexFormat.of().parseHex(hex));
  }

  private static BigInteger littleEndian(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, reversed);
  }
}
