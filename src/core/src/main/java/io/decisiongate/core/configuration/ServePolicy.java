package io.decisiongate.core.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the command line may serve at an address that others can reach (configuration.md section
 * 6); asked after the configuration was found valid.
 */
public final class ServePolicy {
  /** The environment variable that opts in. */
  public static final String VARIABLE = "DECISION_GATE_ALLOW_NON_LOOPBACK";

  private static final Set<String> YES = Set.of("1", "true", "yes", "y", "on");
  private static final Set<String> NO = Set.of("0", "false", "no", "n", "off");

  private ServePolicy() {}

  /**
   * The first reason not to serve, as one sentence; empty when there is none.
   *
   * @param flag whether {@code --allow-non-loopback} was given; the variable is then not looked at
   * @param variable the value of {@value #VARIABLE}
   */
  public static Optional<String> refusal(
      ServerSettings server, boolean flag, Optional<String> variable) {
    Optional<String> word = variable.map(value -> value.strip().toLowerCase(Locale.ROOT));
    if (!flag && word.filter(value -> !YES.contains(value) && !NO.contains(value)).isPresent()) {
      return Optional.of(
          "Invalid value for "
              + VARIABLE
              + ": "
              + variable.orElse("")
              + ". Expected true/false/1/0/yes/no/on/off.");
    }
    boolean exposed =
        server.isNetworked() && server.address().filter(BindAddress::isLoopback).isEmpty();
    return exposed
        ? exposedRefusal(server, flag || word.filter(YES::contains).isPresent())
        : Optional.empty();
  }

  private static Optional<String> exposedRefusal(ServerSettings server, boolean optedIn) {
    String bind = server.bind().orElse("");
    if (!optedIn) {
      return Optional.of(
          "Refusing to bind to non-loopback address "
              + bind
              + ". Set --allow-non-loopback or "
              + VARIABLE
              + "=1 to opt in.");
    }
    return unsafe(server).map(reason -> "Refusing to bind to " + bind + ": " + reason);
  }

  private static Optional<String> unsafe(ServerSettings server) {
    AuthSettings.Mode mode = server.auth().mode();
    if (mode == AuthSettings.Mode.LOCAL_ONLY) {
      return Optional.of("server.auth.mode must be bearer_token or mtls for non-loopback.");
    }
    if (server.tls().isEmpty()) {
      return switch (server.tlsTermination()) {
        case SERVER -> Optional.of("configure server.tls or set server.tls_termination=upstream.");
        case UPSTREAM -> Optional.empty();
      };
    }
    TlsSettings tls = server.tls().orElseThrow();
    if (mode == AuthSettings.Mode.MTLS && tls.clientCaPath().isEmpty()) {
      return Optional.of("mTLS requires tls.client_ca_path.");
    }
    if (mode == AuthSettings.Mode.MTLS && !tls.requireClientCert()) {
      return Optional.of("mTLS requires tls.require_client_cert=true.");
    }
    return Optional.empty();
  }
}
