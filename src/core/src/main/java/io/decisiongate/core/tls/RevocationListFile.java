package io.decisiongate.core.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.List;

/**
 * Lists of revoked certificates in PEM ({@code BEGIN X509 CRL}), one for each authority, or one in
 * DER; at most 64 MiB.
 */
public final class RevocationListFile {
  private static final int MOST_BYTES = 64 << 20;

  private RevocationListFile() {}

  /**
   * The lists of a file in its order, at least one. Who signed them and until when they hold is not
   * looked at.
   *
   * @throws IllegalArgumentException when it cannot be read or has none
   */
  public static List<X509CRL> read(Path path) {
    List<X509CRL> lists =
        PemFile.read(path, MOST_BYTES).values("X509 CRL").stream()
            .map(der -> list(path, der))
            .toList();
    if (lists.isEmpty()) {
      throw new IllegalArgumentException("there is no list of revoked certificates in " + path);
    }
    return lists;
  }

  private static X509CRL list(Path path, byte[] der) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    } catch (CRLException | CertificateException e) {
      throw new IllegalArgumentException("there is no list of revoked certificates in " + path, e);
    }
  }
}
