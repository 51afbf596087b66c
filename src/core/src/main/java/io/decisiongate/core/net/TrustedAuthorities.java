package io.decisiongate.core.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates are believed when a connection uses TLS.
 *
 * @param context that decides
 */
public record TrustedAuthorities(SSLContext context) {

  /** Those of the platform. Asked for each client, because a server may put its own in place. */
  public static TrustedAuthorities ofPlatform() {
    try {
      return new TrustedAuthorities(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new OutboundFailure(
          OutboundFailure.Problem.NOT_ANSWERED, "the platform's trust store cannot be used", e);
    }
  }

  /**
   * Those in a file and no others.
   *
   * @param file certificates in PEM (RFC 7468) or one in DER
   * @throws IllegalArgumentException when there is no certificate in it
   */
  public static TrustedAuthorities read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in " + file);
      }
      return new TrustedAuthorities(trusting(certificates));
    } catch (IOException e) {
      throw new IllegalArgumentException("unable to read certificates: " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("there is no certificate in " + file, e);
    }
  }

  private static SSLContext trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
