package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.accepted;
import static io.decisiongate.core.configuration.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section {@code dispatch}: each message, and values just inside. */
class DispatchRulesTest {
  private static final String CALLBACK =
      "[dispatch.callback]\nurl = \"https://a\"\nsigning_key = \"k\"";
  private static final String KEY_ID =
      "dispatch.callback.key_id must consist of visible ASCII characters"
          + " without quotation mark and backslash";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("dispatch.log.path must be non-empty", "dispatch.log.path = \"\""),
        refused("dispatch.callback.url must be non-empty", "[dispatch.callback]"),
        refused(
            "dispatch.callback.url must include http:// or https://",
            "dispatch.callback.url = \"ftp://a\""),
        refused(
            "dispatch.callback.url host contains invalid characters",
            "dispatch.callback.url = \"https://user@a\""),
        refused(
            "dispatch.callback.url with http:// requires dispatch.callback.allow_http=true",
            "dispatch.callback.url = \"http://a\""),
        refused(
            "dispatch.callback.signing_key must be non-empty",
            "dispatch.callback.url = \"https://a\""),
        refused("dispatch.callback.key_id must be non-empty", CALLBACK, "key_id = \"\""),
        refused(KEY_ID, CALLBACK, "key_id = 'a\"b'"),
        refused(KEY_ID, CALLBACK, "key_id = 'a\\b'"),
        refused(KEY_ID, CALLBACK, "key_id = \"a b\""),
        refused(KEY_ID, CALLBACK, "key_id = \"\u00e9\""),
        refused(
            "dispatch.callback.key_id too long", CALLBACK, "key_id = \"" + "x".repeat(257) + "\""),
        refused(
            "dispatch.callback.timeout_ms must be between 100 and 60000 milliseconds",
            CALLBACK,
            "timeout_ms = 99"),
        refused(
            "dispatch.callback.timeout_ms must be between 100 and 60000 milliseconds",
            CALLBACK,
            "timeout_ms = 60001"),
        refused(
            "dispatch.callback.allowed_hosts must be non-empty",
            CALLBACK,
            "allowed_hosts = [\" \"]"),
        refused(
            "dispatch.callback.denied_hosts must be non-empty", CALLBACK, "denied_hosts = [\"\"]"),
        refused("dispatch.max_attempts must be between 1 and 1000", "dispatch.max_attempts = 1001"),
        refused(
            "dispatch.max_age_ms must be between 1000 and 2592000000 milliseconds",
            "dispatch.max_age_ms = 999"),
        refused(
            "dispatch.initial_backoff_ms must be between 10 and 3600000 milliseconds",
            "dispatch.initial_backoff_ms = 9"),
        refused(
            "dispatch.max_backoff_ms must be between 1000 and 86400000 milliseconds",
            "dispatch.max_backoff_ms = 999"),
        refused("dispatch.concurrency must be between 1 and 64", "dispatch.concurrency = 65"),
        refused("dispatch.concurrency must be between 1 and 64", "dispatch.concurrency = 0"));
  }

  static Stream<Arguments> acceptances() {
    return Stream.of(
        accepted(CALLBACK, "timeout_ms = 100", "key_id = \"" + "x".repeat(256) + "\""),
        accepted(CALLBACK, "timeout_ms = 60000", "allowed_hosts = []"),
        accepted(
            "[dispatch.callback]",
            "url = \"http://127.0.0.1:9/x?y\"",
            "allow_http = true",
            "signing_key = \"k\""),
        accepted(
            "[dispatch]",
            "max_attempts = 1",
            "max_age_ms = 1000",
            "initial_backoff_ms = 10",
            "max_backoff_ms = 10",
            "concurrency = 1"),
        accepted(
            "[dispatch]",
            "max_attempts = 1000",
            "max_age_ms = 2592000000",
            "initial_backoff_ms = 3600000",
            "max_backoff_ms = 86400000",
            "concurrency = 64"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefused(String message, String toml) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("invalid config: " + message);
  }

  @ParameterizedTest
  @MethodSource("acceptances")
  void isAccepted(String toml) {
    assertThat(ConfigurationFile.parse(toml).warnings()).isEmpty();
  }
}
