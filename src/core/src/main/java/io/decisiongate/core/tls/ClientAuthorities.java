package io.decisiongate.core.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities whose client certificates are good, and what they have revoked (RFC 5280 section
 * 6). With lists of revoked certificates, a certificate is good only when there is a list of its
 * issuer, and of the issuer of each intermediate authority, that holds now.
 *
 * @param expired sentences about lists that do not hold any more
 * @param holdsUntil when the first of the lists ends; empty when there is none
 */
record ClientAuthorities(
    X509TrustManager manager, List<String> expired, Optional<Instant> holdsUntil) {

  ClientAuthorities {
    expired = List.copyOf(expired);
  }

  /**
   * Reads the files.
   *
   * @param revoked file with the lists; empty means that nobody looks for revoked certificates
   * @throws IllegalArgumentException when one cannot be used
   */
  static ClientAuthorities read(Path authorities, Optional<Path> revoked, Instant now) {
    List<X509Certificate> trusted = CertificateFile.read(authorities);
    if (revoked.isEmpty()) {
      return new ClientAuthorities(manager(trusted, Optional.empty()), List.of(), Optional.empty());
    }
    List<X509CRL> current = new ArrayList<>();
    List<String> expired = new ArrayList<>();
    for (X509CRL list : RevocationListFile.read(revoked.get())) {
      Date end = list.getNextUpdate();
      if (end != null && now.isBefore(end.toInstant())) {
        current.add(list);
      } else {
        expired.add(
            "the list of certificates revoked by %s %s"
                .formatted(
                    list.getIssuerX500Principal(),
                    end == null
                        ? "does not say until when it holds"
                        : "ended at " + end.toInstant()));
      }
    }
    return new ClientAuthorities(
        manager(trusted, Optional.of(current)),
        expired,
        current.stream().map(list -> list.getNextUpdate().toInstant()).min(Instant::compareTo));
  }

  /**
   * Checks a chain as a handshake does.
   *
   * @param chain of a client, its own certificate first
   * @throws CertificateException when it is not good
   */
  void check(List<X509Certificate> chain) throws CertificateException {
    manager.checkClientTrusted(
        chain.toArray(X509Certificate[]::new), chain.getFirst().getPublicKey().getAlgorithm());
  }

  private static X509TrustManager manager(
      List<X509Certificate> trusted, Optional<List<X509CRL>> lists) {
    Set<TrustAnchor> anchors =
        trusted.stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toSet());
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
      parameters.setRevocationEnabled(lists.isPresent());
      if (lists.isPresent()) {
        PKIXRevocationChecker checker =
            (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        // The lists of the file and nothing from the network.
        checker.setOptions(
            EnumSet.of(
                PKIXRevocationChecker.Option.PREFER_CRLS,
                PKIXRevocationChecker.Option.NO_FALLBACK));
        parameters.addCertPathChecker(checker);
        parameters.addCertStore(
            CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists.get())));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot check certificates", e);
    }
  }
}
