package io.decisiongate.cli.client;

import io.decisiongate.core.configuration.ClientTlsSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about certificates: whom the client trusts, and what it shows of itself. */
final class TlsOptions {
  @Option(names = "--ca", paramLabel = "FILE")
  private Optional<String> ca = Optional.empty();

  @Option(names = "--client-cert", paramLabel = "FILE")
  private Optional<String> certificate = Optional.empty();

  @Option(names = "--client-key", paramLabel = "FILE")
  private Optional<String> key = Optional.empty();

  ClientTlsSettings settings() {
    return new ClientTlsSettings(ca, certificate, key);
  }
}
