package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * {@code server.tls} (mcp-transport.md section 3.4).
 *
 * @param certPath PEM file of the certificate chain
 * @param keyPath PEM file of the private key
 * @param clientCaPath PEM file of the authorities that client certificates are checked against
 * @param clientCrlPath PEM or DER file of what these authorities have revoked
 */
public record TlsSettings(
    String certPath,
    String keyPath,
    Optional<String> clientCaPath,
    Optional<String> clientCrlPath,
    boolean requireClientCert) {

  static TlsSettings from(TableReader table) {
    return new TlsSettings(
        table.text("cert_path").orElseThrow(() -> table.missing("cert_path")),
        table.text("key_path").orElseThrow(() -> table.missing("key_path")),
        table.text("client_ca_path"),
        table.text("client_crl_path"),
        table.flag("require_client_cert", true));
  }

  void validate() {
    FieldRules.path("server.tls.cert_path", certPath);
    FieldRules.path("server.tls.key_path", keyPath);
    clientCaPath.ifPresent(path -> FieldRules.path("server.tls.client_ca_path", path));
    clientCrlPath.ifPresent(path -> FieldRules.path("server.tls.client_crl_path", path));
    require(
        clientCrlPath.isEmpty() || clientCaPath.isPresent(),
        "server.tls.client_crl_path requires server.tls.client_ca_path");
  }
}
