package io.decisiongate.core.configuration;

import java.util.Optional;

/**
 * {@code server.tls} (mcp-transport.md section 3.4).
 *
 * @param certPath PEM file of the certificate chain
 * @param keyPath PEM file of the private key
 * @param clientCaPath PEM file of the authority that client certificates are checked against
 */
public record TlsSettings(
    String certPath, String keyPath, Optional<String> clientCaPath, boolean requireClientCert) {

  static TlsSettings from(TableReader table) {
    return new TlsSettings(
        table.text("cert_path").orElseThrow(() -> table.missing("cert_path")),
        table.text("key_path").orElseThrow(() -> table.missing("key_path")),
        table.text("client_ca_path"),
        table.flag("require_client_cert", true));
  }

  void validate() {
    FieldRules.path("server.tls.cert_path", certPath);
    FieldRules.path("server.tls.key_path", keyPath);
    clientCaPath.ifPresent(path -> FieldRules.path("server.tls.client_ca_path", path));
  }
}
