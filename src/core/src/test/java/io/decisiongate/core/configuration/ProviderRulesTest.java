package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.accepted;
import static io.decisiongate.core.configuration.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of {@code providers}: each documented message, and values just inside. */
class ProviderRulesTest {
  private static final String TIME = "[[providers]]\nname = \"time\"\ntype = \"builtin\"";
  private static final String JSON = "[[providers]]\nname = \"json\"\ntype = \"builtin\"";
  private static final String HTTP = "[[providers]]\nname = \"http\"\ntype = \"builtin\"";
  private static final String MCP = "[[providers]]\nname = \"ext\"\ntype = \"mcp\"";
  private static final String PROCESS = MCP + "\ncommand = [\"run\"]\ncapabilities_path = \"c\"";
  private static final String REMOTE = MCP + "\ncapabilities_path = \"c\"";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("provider name is empty", TIME.replace("time", "")),
        refused("provider name is empty", "[[providers]]", "type = \"mcp\""),
        refused("provider name must be trimmed", TIME.replace("time", "time ")),
        refused("duplicate provider name: time", TIME, TIME),
        refused("unknown builtin provider: rest", TIME.replace("time", "rest")),
        refused("unknown builtin provider: Time", TIME.replace("time", "Time")),
        refused("provider name reserved for builtin: env", PROCESS.replace("ext", "env")),
        refused("builtin provider does not accept command", TIME, "command = [\"x\"]"),
        refused("builtin provider does not accept url", TIME, "url = \"https://a\""),
        refused(
            "builtin provider does not accept allow_insecure_http",
            TIME,
            "allow_insecure_http = true"),
        refused("builtin provider does not accept auth", TIME, "auth = {}"),
        refused(
            "builtin provider does not accept capabilities_path",
            TIME,
            "capabilities_path = \"c\""),
        refused("builtin provider does not accept strict_answers", TIME, "strict_answers = true"),
        refused("mcp provider requires command or url", REMOTE),
        refused("mcp provider requires capabilities_path", MCP, "command = [\"run\"]"),
        refused("mcp provider does not accept config", PROCESS, "config = {}"),
        refused("providers.url must include http:// or https://", REMOTE, "url = \"ws://example\""),
        refused("insecure http requires allow_insecure_http", REMOTE, "url = \"http://a\""),
        refused(
            "providers.capabilities_path path component too long",
            MCP,
            "command = [\"run\"]",
            "capabilities_path = \"" + "x".repeat(256) + "\""),
        refused(
            "providers.auth.bearer_token must be non-empty",
            PROCESS,
            "auth = { bearer_token = \"\" }"),
        refused(
            "providers.auth.bearer_token must not contain whitespace",
            PROCESS,
            "auth = { bearer_token = \"a b\" }"),
        refused(
            "providers.auth.bearer_token must not contain control characters",
            PROCESS,
            "auth = { bearer_token = \"a\\u0007\" }"),
        refused(
            "providers.timeouts.connect_timeout_ms must be between 100 and 10000 milliseconds",
            PROCESS,
            "timeouts = { connect_timeout_ms = 99 }"),
        refused(
            "providers.timeouts.connect_timeout_ms must be between 100 and 10000 milliseconds",
            TIME,
            "timeouts = { connect_timeout_ms = 10001 }"),
        refused(
            "providers.timeouts.request_timeout_ms must be between 500 and 30000 milliseconds",
            PROCESS,
            "timeouts = { request_timeout_ms = 499 }"),
        refused(
            "providers.timeouts.request_timeout_ms must be between 500 and 30000 milliseconds",
            PROCESS,
            "timeouts = { request_timeout_ms = 30001 }"),
        refused(
            "providers.timeouts.request_timeout_ms must be >= connect_timeout_ms",
            PROCESS,
            "timeouts = { connect_timeout_ms = 2001, request_timeout_ms = 2000 }"),
        refused("provider config error: json provider requires config.root", JSON),
        refused(
            "provider config error: json provider requires config.root_id",
            JSON,
            "config = { root = \".\" }"),
        refused(
            "provider config error: json provider root_id exceeds 64 characters",
            JSON,
            "config = { root = \".\", root_id = \"" + "a".repeat(65) + "\" }"),
        refused(
            "provider config error: json provider root_id must be"
                + " lowercase ascii, digits, '-' or '_'",
            JSON,
            "config = { root = \".\", root_id = \"Root\" }"),
        refused(
            "provider config error: providers[0].config: expected a table, found a boolean",
            TIME,
            "config = true"),
        refused(
            "provider config error: providers[0].config.allow_logical:"
                + " expected a boolean, found a string",
            TIME,
            "config = { allow_logical = \"yes\" }"),
        refused(
            "provider config error: providers[0].config.hash_algorithm: expected sha256",
            HTTP,
            "config = { hash_algorithm = \"md5\" }"));
  }

  static Stream<Arguments> acceptances() {
    return Stream.of(
        accepted(TIME, "command = []", "allow_insecure_http = false"),
        accepted(PROCESS, "timeouts = { connect_timeout_ms = 100, request_timeout_ms = 500 }"),
        accepted(PROCESS, "timeouts = { connect_timeout_ms = 10000, request_timeout_ms = 10000 }"),
        accepted(PROCESS, "timeouts = { request_timeout_ms = 30000 }"),
        accepted(PROCESS, "timeouts = { connect_timeout_ms = 8000 }"),
        accepted(PROCESS, "max_lane = \"asserted\"", "strict_answers = true"),
        accepted(TIME, "max_lane = \"asserted\""),
        accepted(REMOTE, "url = \"https://a/mcp\"", "auth = { bearer_token = \"t\" }"),
        accepted(REMOTE, "url = \"http://a:1/\"", "allow_insecure_http = true"),
        accepted(PROCESS, "trust = { require_signature = { keys = [] } }", "allow_raw = true"),
        accepted(JSON, "config = { root = \".\", root_id = \"" + "a".repeat(64) + "\" }"),
        accepted(HTTP, "config = { allow_http = true }"));
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
