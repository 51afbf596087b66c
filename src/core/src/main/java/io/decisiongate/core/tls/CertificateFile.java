package io.decisiongate.core.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates in PEM ({@code BEGIN CERTIFICATE}), or one in DER; at most 1 MiB. */
public final class CertificateFile {
  private static final int MOST_BYTES = 1 << 20;

  private CertificateFile() {}

  /**
   * The certificates of a file in its order, at least one.
   *
   * @throws IllegalArgumentException when it cannot be read or has none
   */
  public static List<X509Certificate> read(Path path) {
    List<X509Certificate> certificates =
        PemFile.read(path, MOST_BYTES).values("CERTIFICATE").stream()
            .map(der -> certificate(path, der))
            .toList();
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("there is no certificate in " + path);
    }
    return certificates;
  }

  private static X509Certificate certificate(Path path, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("there is no certificate in " + path, e);
    }
  }
}
