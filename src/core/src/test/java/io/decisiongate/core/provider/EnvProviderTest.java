package io.decisiongate.core.provider;

import static io.decisiongate.core.provider.Asking.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.evidence.EvidenceResult;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvProviderTest {
  private static final Map<String, String> VALUES =
      Map.of("A", "1", "EMPTY", "", "EIGHT", "12345678", "NINE", "12345678ü", "B", "x");
  private static final EnvProvider PROVIDER =
      new EnvProvider(
          Optional.of(Set.of("A", "EMPTY", "EIGHT", "NINE", "D", "GONE", "üüü")),
          Set.of("D", "TOO_LONG"),
          6,
          9,
          Optional.of(VALUES));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      nullValues = "-",
      value = {
        "{\"key\":\"A\"}        | \"1\"",
        "{\"key\":\"EMPTY\"}    | \"\"",
        "{\"key\":\"EIGHT\"}    | \"12345678\"",
        "{\"key\":\"GONE\"}     | absent",
        "{\"key\":\"üüü\"}      | absent",
        "{\"key\":\"NINE\"}     | provider_error: evidence provider error: env value exceeds limit",
        "{\"key\":\"B\"}        | provider_error: evidence provider error: env key blocked by policy",
        "{\"key\":\"D\"}        | provider_error: evidence provider error: env key blocked by policy",
        "{\"key\":\"üüüü\"}     | provider_error: evidence provider error: env key exceeds limit",
        "{\"key\":\"TOO_LONG\"} | provider_error: evidence provider error: env key exceeds limit",
        "-                      | provider_error: evidence provider error: env check requires params",
        "[]                     | provider_error: evidence provider error: env params must be an object",
        "{}                     | provider_error: evidence provider error: missing env key",
        "{\"key\":1}            | provider_error: evidence provider error: env key must be a string",
      })
  void answersByKey(String params, String expected) {
    assertThat(outcome(Asking.ask(PROVIDER, "get", Optional.ofNullable(params), Asking.LOGICAL_5)))
        .isEqualTo(expected);
  }

  @Test
  void knowsOneCheckOnly() {
    assertThat(outcome(Asking.ask(PROVIDER, "set", Optional.empty(), Asking.LOGICAL_5)))
        .isEqualTo("provider_error: evidence provider error: unsupported env check");
  }

  @Test
  void readsTheProcessWithoutOverrides() {
    EnvProvider provider =
        new EnvProvider(Optional.empty(), Set.of(), 255, 65536, Optional.empty());
    EvidenceResult path =
        Asking.ask(provider, "get", Optional.of("{\"key\":\"PATH\"}"), Asking.LOGICAL_5);
    assertThat(path.value()).isPresent();
    assertThat(path.contentType()).contains("text/plain");
  }
}
