package io.decisiongate.core.tls;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * A private key in PEM without a passphrase: PKCS #8 ({@code BEGIN PRIVATE KEY}, RFC 5958), or the
 * older forms of RSA ({@code BEGIN RSA PRIVATE KEY}, RFC 8017) and elliptic curves ({@code BEGIN EC
 * PRIVATE KEY}, RFC 5915). At most 64 KiB.
 */
final class PrivateKeyFile {
  private static final int MOST_BYTES = 64 << 10;
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PrivateKeyFile() {}

  /**
   * The only key of a file.
   *
   * @throws IllegalArgumentException when it cannot be read or used; the message tells nothing of
   *     the content
   */
  static PrivateKey read(Path path) {
    List<PemFile.Part> keys =
        PemFile.read(path, MOST_BYTES).parts().stream()
            .filter(part -> part.label().endsWith("PRIVATE KEY"))
            .toList();
    if (keys.size() != 1) {
      throw new IllegalArgumentException(
          (keys.isEmpty()
                  ? "there is no private key in "
                  : "there is more than one private key in ")
              + path);
    }
    PemFile.Part key = keys.getFirst();
    if (key.isEncrypted()) {
      throw new IllegalArgumentException(
          "the private key in "
              + path
              + " is encrypted, and nobody is asked for its passphrase: decrypt it with"
              + " `openssl pkey -in FILE -out FILE`");
    }
    return decode(path, key.label(), key.der(path));
  }

  private static PrivateKey decode(Path path, String label, byte[] der) {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8(path, label, der));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
        // Of another kind, or of none.
        continue;
      }
    }
    throw unusable(path);
  }

  private static byte[] pkcs8(Path path, String label, byte[] der) {
    return switch (label) {
      case "PRIVATE KEY" -> der;
      case "RSA PRIVATE KEY" -> Der.rsaAsPkcs8(der);
      case "EC PRIVATE KEY" -> Der.ecAsPkcs8(der).orElseThrow(() -> unusable(path));
      default -> throw unusable(path);
    };
  }

  private static IllegalArgumentException unusable(Path path) {
    return new IllegalArgumentException(
        "the private key in "
            + path
            + " is no RSA, EC or Ed25519 key that can be used: `openssl pkey -in FILE -out FILE`"
            + " writes it in PKCS #8");
  }
}
