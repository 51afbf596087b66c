package io.decisiongate.core.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate with its private key: what somebody shows of itself in a handshake.
 *
 * @param chain the certificate, then that of its issuer and so on; the last authority may be left
 *     out (RFC 8446 section 4.4.2)
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PROOF_BYTES = 32;

  public KeyedCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both.
   *
   * @param certificates file with the chain in its order
   * @param key file with the key, which may be the same
   * @throws IllegalArgumentException when one cannot be used, or they do not belong together
   */
  public static KeyedCertificate read(Path certificates, Path key) {
    KeyedCertificate read =
        new KeyedCertificate(CertificateFile.read(certificates), PrivateKeyFile.read(key));
    if (!read.isKeyOfCertificate()) {
      throw new IllegalArgumentException(
          "the private key in " + key + " is not that of the first certificate in " + certificates);
    }
    if (!read.isInOrder()) {
      throw new IllegalArgumentException(
          "the certificates in "
              + certificates
              + " are no chain: each must be followed by that of its issuer");
    }
    return read;
  }

  /** Whose it is. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /**
   * Checks that the certificate holds at this time.
   *
   * @throws IllegalArgumentException when it does not
   */
  public KeyedCertificate requireValid(Instant now) {
    Instant begin = certificate().getNotBefore().toInstant();
    Instant end = certificate().getNotAfter().toInstant();
    if (now.isBefore(begin)) {
      throw new IllegalArgumentException("the certificate is not valid before " + begin);
    }
    if (now.isAfter(end)) {
      throw new IllegalArgumentException("the certificate has expired at " + end);
    }
    return this;
  }

  /** Both as the only entry of a PKCS #12 store. */
  public KeyStore toKeyStore(char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("own", key, password, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the certificate cannot be used: " + e.getMessage(), e);
    }
  }

  private boolean isKeyOfCertificate() {
    PublicKey claimed = certificate().getPublicKey();
    byte[] proof = new byte[PROOF_BYTES];
    RANDOM.nextBytes(proof);
    try {
      Signature signature = Signature.getInstance(algorithm());
      signature.initSign(key);
      signature.update(proof);
      byte[] signed = signature.sign();
      signature.initVerify(claimed);
      signature.update(proof);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Of another kind of key, or of another size.
      return false;
    }
  }

  private String algorithm() {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  private boolean isInOrder() {
    for (int i = 1; i < chain.size(); i++) {
      try {
        chain.get(i - 1).verify(chain.get(i).getPublicKey());
      } catch (GeneralSecurityException e) {
        return false;
      }
    }
    return true;
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "KeyedCertificate[" + certificate().getSubjectX500Principal() + "]";
  }
}
