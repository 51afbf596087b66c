package io.decisiongate.core.configuration;

import java.util.Optional;

/**
 * What a client needs for TLS, in PEM files.
 *
 * @param caPath the authorities whose certificates the server may have; empty means those of the
 *     platform
 * @param certPath the certificate chain that is shown to a server that asks for one
 * @param keyPath its private key
 */
public record ClientTlsSettings(
    Optional<String> caPath, Optional<String> certPath, Optional<String> keyPath) {
  /** The platform's authorities and no certificate. */
  public static final ClientTlsSettings NONE =
      new ClientTlsSettings(Optional.empty(), Optional.empty(), Optional.empty());

  static ClientTlsSettings from(TableReader profile) {
    return new ClientTlsSettings(
        profile.text("ca_path"), profile.text("client_cert_path"), profile.text("client_key_path"));
  }

  /** These, and where they say nothing the other ones. */
  public ClientTlsSettings or(ClientTlsSettings other) {
    return new ClientTlsSettings(
        caPath.or(other::caPath), certPath.or(other::certPath), keyPath.or(other::keyPath));
  }
}
