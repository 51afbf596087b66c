package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ServeRefusal.Reason;
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
   * The first reason not to serve; empty when there is none.
   *
   * @param flag whether {@code --allow-non-loopback} was given; the variable is then not looked at
   * @param variable the value of {@value #VARIABLE}
   */
  public static Optional<ServeRefusal> refusal(
      ServerSettings server, boolean flag, Optional<String> variable) {
    Optional<String> word = variable.map(value -> value.strip().toLowerCase(Locale.ROOT));
    if (!flag && word.filter(value -> !YES.contains(value) && !NO.contains(value)).isPresent()) {
      return Optional.of(new ServeRefusal(Reason.LEAVE_INVALID, variable.orElse("")));
    }
    boolean exposed =
        server.isNetworked() && server.address().filter(BindAddress::isLoopback).isEmpty();
    return exposed
        ? exposed(server, flag || word.filter(YES::contains).isPresent())
            .map(reason -> new ServeRefusal(reason, server.bind().orElse("")))
        : Optional.empty();
  }

  private static Optional<Reason> exposed(ServerSettings server, boolean optedIn) {
    return optedIn ? unsafe(server) : Optional.of(Reason.BEYOND_LOOPBACK);
  }

  private static Optional<Reason> unsafe(ServerSettings server) {
    AuthSettings.Mode mode = server.auth().mode();
    if (mode == AuthSettings.Mode.LOCAL_ONLY) {
      return Optional.of(Reason.LOCAL_ONLY);
    }
    if (server.tls().isEmpty()) {
      return switch (server.tlsTermination()) {
        case SERVER -> Optional.of(Reason.TLS_MISSING);
        case UPSTREAM -> Optional.empty();
      };
    }
    TlsSettings tls = server.tls().orElseThrow();
    if (mode == AuthSettings.Mode.MTLS && tls.clientCaPath().isEmpty()) {
      return Optional.of(Reason.CLIENT_CA_MISSING);
    }
    if (mode == AuthSettings.Mode.MTLS && !tls.requireClientCert()) {
      return Optional.of(Reason.CLIENT_CERTIFICATE_OPTIONAL);
    }
    return Optional.empty();
  }
}
