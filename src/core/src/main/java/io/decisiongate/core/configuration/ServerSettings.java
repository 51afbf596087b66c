package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Section {@code server} (configuration.md section 1).
 *
 * @param bind address and port as written; see {@link #address()}
 * @param maxBodyBytes largest request body, at least 1
 */
public record ServerSettings(
    Transport transport,
    Mode mode,
    TlsTermination tlsTermination,
    Optional<String> bind,
    long maxBodyBytes,
    LimitSettings limits,
    AuthSettings auth,
    Optional<TlsSettings> tls,
    AuditSettings audit,
    FeedbackSettings scenarioNextFeedback,
    ToolVisibilitySettings tools) {

  /** How clients reach the server. */
  public enum Transport {
    STDIO,
    HTTP,
    SSE
  }

  /** The legacy switch for dev-permissive evidence. */
  public enum Mode {
    STRICT,
    DEV_PERMISSIVE
  }

  /** Who ends TLS: this server, or a proxy before it. */
  public enum TlsTermination {
    SERVER,
    UPSTREAM
  }

  static ServerSettings from(TableReader table) {
    return new ServerSettings(
        table.word("transport", Transport.class, Transport.STDIO),
        table.word("mode", Mode.class, Mode.STRICT),
        table.word("tls_termination", TlsTermination.class, TlsTermination.SERVER),
        table.text("bind"),
        table.whole("max_body_bytes", 1_048_576),
        LimitSettings.from(table.section("limits")),
        AuthSettings.from(table.section("auth")),
        table.optionalSection("tls").map(TlsSettings::from),
        AuditSettings.from(table.section("audit")),
        FeedbackSettings.from(table.section("feedback").section("scenario_next")),
        ToolVisibilitySettings.from(table.section("tools")));
  }

  void validate() {
    if (isNetworked()) {
      require(bind.isPresent(), "http/sse transport requires bind address");
      require(address().isPresent(), "invalid bind address");
    }
    require(maxBodyBytes >= 1, "max_body_bytes must be greater than zero");
    limits.validate();
    auth.validate();
    tls.ifPresent(TlsSettings::validate);
    audit.validate();
    scenarioNextFeedback.validate();
    tools.validate();
    if (isNetworked()) {
      require(
          auth.mode() != AuthSettings.Mode.LOCAL_ONLY
              || address().filter(BindAddress::isLoopback).isPresent(),
          "non-loopback bind disallowed without auth policy");
    } else {
      require(
          auth.mode() == AuthSettings.Mode.LOCAL_ONLY,
          "stdio transport only supports local_only auth");
      require(tls.isEmpty(), "stdio transport does not support tls");
    }
  }

  /** The address to listen at; empty for stdio without one. */
  public Optional<BindAddress> address() {
    return bind.flatMap(BindAddress::parse);
  }

  /** Whether clients come over the network, the loopback one included. */
  public boolean isNetworked() {
    return switch (transport) {
      case STDIO -> false;
      case HTTP, SSE -> true;
    };
  }
}
