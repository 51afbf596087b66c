package io.decisiongate.local.server;

import io.decisiongate.core.configuration.TlsSettings;
import io.decisiongate.core.tls.CertificateFile;
import io.decisiongate.core.tls.KeyedCertificate;
import io.decisiongate.core.tls.RevocationListFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the files of {@code server.tls} hold.
 *
 * @param clients the authorities of client certificates; empty means that none are asked for
 */
record TlsFiles(KeyedCertificate server, List<X509Certificate> clients) {

  TlsFiles {
    clients = List.copyOf(clients);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when one cannot be used, naming the setting
   */
  static TlsFiles read(TlsSettings settings, Instant now) {
    KeyedCertificate server =
        of(
            "server.tls",
            () -> KeyedCertificate.read(Path.of(settings.certPath()), Path.of(settings.keyPath())));
    return new TlsFiles(
        of("server.tls.cert_path", () -> server.requireValid(now)),
        settings
            .clientCaPath()
            .map(path -> of("server.tls.client_ca_path", () -> CertificateFile.read(Path.of(path))))
            .orElse(List.of()));
  }

  /**
   * Checks what only the application reads.
   *
   * @throws IllegalArgumentException when it cannot be used, naming the setting
   */
  static void requireRevocationLists(TlsSettings settings) {
    settings
        .clientCrlPath()
        .ifPresent(
            path -> of("server.tls.client_crl_path", () -> RevocationListFile.read(Path.of(path))));
  }

  private static <T> T of(String setting, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
    }
  }
}
