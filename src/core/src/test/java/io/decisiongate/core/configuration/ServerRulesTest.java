package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.accepted;
import static io.decisiongate.core.configuration.Rows.refused;
import static io.decisiongate.core.configuration.Rows.strings;
import static io.decisiongate.core.configuration.Rows.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section {@code server}: each documented message, and values just inside of each range. */
class ServerRulesTest {
  private static final String LOCAL = "[server]\ntransport = \"http\"\nbind = \"127.0.0.1:0\"";
  private static final String BEARER = LOCAL + "\n[server.auth]\nmode = \"bearer_token\"";
  private static final String MTLS = LOCAL + "\n[server.auth]\nmode = \"mtls\"";
  private static final String RATE = "[server.limits.rate_limit]";
  private static final String FEEDBACK = "[server.feedback.scenario_next]";
  private static final String PRINCIPAL = "[[server.auth.principals]]\nsubject = \"loopback\"";
  private static final String TLS = "[server.tls]\ncert_path = \"c.pem\"\nkey_path = \"k.pem\"";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("http/sse transport requires bind address", "server.transport = \"http\""),
        refused("http/sse transport requires bind address", "server.transport = \"sse\""),
        refused(
            "invalid bind address", "[server]", "transport = \"http\"", "bind = \"localhost:1\""),
        refused("invalid bind address", "[server]", "transport = \"http\"", "bind = \"127.0.0.1\""),
        refused(
            "invalid bind address",
            "[server]",
            "transport = \"sse\"",
            "bind = \"127.0.0.1:65536\""),
        refused("max_body_bytes must be greater than zero", "server.max_body_bytes = 0"),
        refused("max_body_bytes must be greater than zero", "server.max_body_bytes = -1"),
        refused("max_inflight must be greater than zero", "server.limits.max_inflight = 0"),
        refused("rate_limit max_requests must be greater than zero", RATE, "max_requests = 0"),
        refused("rate_limit max_requests too large", RATE, "max_requests = 100001"),
        refused("rate_limit window_ms must be between 100 and 60000", RATE, "window_ms = 99"),
        refused("rate_limit window_ms must be between 100 and 60000", RATE, "window_ms = 60001"),
        refused("rate_limit max_entries must be greater than zero", RATE, "max_entries = 0"),
        refused("rate_limit max_entries too large", RATE, "max_entries = 65537"),
        refused("bearer_token auth requires bearer_tokens", BEARER),
        refused("too many auth tokens", BEARER, "bearer_tokens = " + strings(65, "t")),
        refused("auth token must be non-empty", BEARER, "bearer_tokens = [\"\"]"),
        refused("auth token too long", BEARER, "bearer_tokens = " + strings(1, "t".repeat(257))),
        refused("auth token must not contain whitespace", BEARER, "bearer_tokens = [\"a b\"]"),
        refused(
            "auth token must not contain control characters",
            BEARER,
            "bearer_tokens = [\"a\\u0000b\"]"),
        refused("mtls auth requires mtls_subjects", MTLS),
        refused("too many mTLS subjects", MTLS, "mtls_subjects = " + strings(65, "s")),
        refused("mTLS subject must be non-empty", MTLS, "mtls_subjects = [\"\"]"),
        refused("mTLS subject too long", MTLS, "mtls_subjects = " + strings(1, "s".repeat(513))),
        refused(
            "too many tool allowlist entries",
            "server.auth.allowed_tools = " + strings(129, "precheck")),
        refused("unknown tool in allowlist: nope", "server.auth.allowed_tools = [\"nope\"]"),
        refused(
            "too many principal mappings",
            tables(65, "server.auth.principals", "subject = \"loopback\"")),
        refused("auth.principals.subject must be non-empty", "[[server.auth.principals]]"),
        refused(
            "auth.principals.subject must be non-empty",
            "[[server.auth.principals]]",
            "subject = \" \""),
        refused("auth.principals.policy_class must be non-empty", PRINCIPAL, "policy_class = \"\""),
        refused(
            "auth.principals.roles exceeds max entries",
            PRINCIPAL,
            tables(129, "server.auth.principals.roles", "name = \"TenantAdmin\"")),
        refused("auth.principals.roles.name must be non-empty", PRINCIPAL, "roles = [{}]"),
        refused("server.tls.cert_path must be non-empty", TLS.replace("c.pem", "")),
        refused("server.tls.key_path must be non-empty", TLS.replace("k.pem", "")),
        refused(
            "server.tls.client_ca_path path component too long",
            TLS,
            "client_ca_path = \"" + "x".repeat(256) + "\""),
        refused(
            "server.tls.client_crl_path must be non-empty",
            TLS,
            "client_ca_path = \"ca.pem\"",
            "client_crl_path = \"\""),
        refused(
            "server.tls.client_crl_path requires server.tls.client_ca_path",
            TLS,
            "client_crl_path = \"crl.pem\""),
        refused(
            "server.audit.path exceeds max length",
            "server.audit.path = \"" + "x/".repeat(2049) + "\""),
        refused("server.audit.path must be non-empty", "server.audit.path = \"\""),
        refused(
            "server.feedback.scenario_next.default exceeds max",
            FEEDBACK,
            "default = \"evidence\""),
        refused(
            "server.feedback.scenario_next.local_only_default exceeds max",
            FEEDBACK,
            "max = \"summary\""),
        refused(
            "server.feedback.scenario_next.trace_roles must be non-empty",
            FEEDBACK,
            "trace_roles = [\"\"]"),
        refused(
            "too many tool allowlist entries",
            "server.tools.allowlist = " + strings(129, "precheck")),
        refused(
            "too many tool denylist entries",
            "server.tools.denylist = " + strings(129, "precheck")),
        refused(
            "server.tools allowlist/denylist entries must be non-empty",
            "server.tools.allowlist = [\"\"]"),
        refused(
            "server.tools allowlist/denylist entries must be non-empty",
            "server.tools.denylist = [\" \"]"),
        refused("unknown tool in server.tools list: nope", "server.tools.denylist = [\"nope\"]"),
        refused(
            "non-loopback bind disallowed without auth policy",
            "[server]",
            "transport = \"http\"",
            "bind = \"0.0.0.0:8080\""),
        refused(
            "non-loopback bind disallowed without auth policy",
            "[server]",
            "transport = \"sse\"",
            "bind = \"[::]:8080\""),
        refused(
            "stdio transport only supports local_only auth",
            "[server.auth]",
            "mode = \"bearer_token\"",
            "bearer_tokens = [\"t\"]"),
        refused("stdio transport does not support tls", TLS));
  }

  static Stream<Arguments> acceptances() {
    return Stream.of(
        accepted(LOCAL),
        accepted("[server]", "transport = \"sse\"", "bind = \"[::1]:65535\""),
        accepted(LOCAL, TLS),
        accepted("server.max_body_bytes = 1"),
        accepted("server.limits.max_inflight = 1"),
        accepted(RATE, "max_requests = 1", "window_ms = 100", "max_entries = 1"),
        accepted(RATE, "max_requests = 100000", "window_ms = 60000", "max_entries = 65536"),
        accepted(BEARER, "bearer_tokens = " + strings(64, "t".repeat(256))),
        accepted(MTLS, "mtls_subjects = " + strings(64, "s".repeat(512))),
        accepted(BEARER.replace("127.0.0.1", "0.0.0.0"), "bearer_tokens = [\"t\"]"),
        accepted("server.auth.allowed_tools = " + strings(128, "precheck")),
        accepted(tables(64, "server.auth.principals", "subject = \"loopback\"")),
        accepted(
            PRINCIPAL, tables(128, "server.auth.principals.roles", "name = \"NamespaceReader\"")),
        accepted(FEEDBACK, "max = \"summary\"", "local_only_default = \"summary\""),
        accepted(FEEDBACK, "default = \"evidence\"", "max = \"evidence\""),
        accepted(
            "[server.tools]",
            "allowlist = " + strings(128, "precheck"),
            "denylist = " + strings(128, "precheck")),
        accepted("server.audit.path = \"" + ("x".repeat(255) + "/").repeat(16) + "\""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void brokenRuleIsNamed(String message, String toml) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("invalid config: " + message);
  }

  @ParameterizedTest
  @MethodSource("acceptances")
  void valueInsideTheRangeIsAccepted(String toml) {
    assertThat(ConfigurationFile.parse(toml).warnings()).isEmpty();
  }
}
