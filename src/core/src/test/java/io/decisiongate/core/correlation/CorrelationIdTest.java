package io.decisiongate.core.correlation;

import static io.decisiongate.core.Fixtures.items;
import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationIdTest {

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("abc-123", "abc-123"),
        Arguments.of("!#$%&'*+-.^_`|~09AZaz", "!#$%&'*+-.^_`|~09AZaz"),
        Arguments.of(" \tabc ", "abc"),
        Arguments.of(" " + "x".repeat(128) + " ", "x".repeat(128)),
        Arguments.of("", "empty_after_trim"),
        Arguments.of(" \t ", "empty_after_trim"),
        Arguments.of("x".repeat(129), "too_long"),
        Arguments.of("@".repeat(129), "too_long"),
        Arguments.of("ü".repeat(129), "non_ascii"),
        Arguments.of("a\u0001", "non_ascii"),
        Arguments.of("a\u007F", "non_ascii"),
        Arguments.of("a b", "contains_whitespace"),
        Arguments.of("a\tb@", "contains_whitespace"),
        Arguments.of("@a b", "contains_disallowed_char"),
        Arguments.of("a:b", "contains_disallowed_char"),
        Arguments.of("a\"b", "contains_disallowed_char"),
        Arguments.of("{}", "contains_disallowed_char"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void checksHeaders(String header, String outcome) {
    assertThat(outcome(CorrelationId.ofHeader(header))).isEqualTo(outcome);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(" abc\n", "abc"),
        Arguments.of("grün", "non_ascii"),
        Arguments.of("ü".repeat(65), "too_long"),
        Arguments.of("a\nb", "contains_whitespace"),
        Arguments.of("a\u000Bb", "contains_whitespace"),
        Arguments.of("a\u0001b", "contains_control_char"),
        Arguments.of("a\u007Fb", "contains_control_char"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void checksTexts(String text, String outcome) {
    assertThat(outcome(CorrelationId.of(text))).isEqualTo(outcome);
  }

  @Test
  void acceptsAndRefusesAsRecorded() {
    Json recording = Fixtures.json("exchanges/correlation-ids.json");
    assertThat(items(member(recording, "exchanges")))
        .allSatisfy(
            exchange -> {
              String sent =
                  text(member(member(member(exchange, "request"), "headers"), "x-correlation-id"));
              Json answered = member(member(exchange, "response"), "headers");
              switch (CorrelationId.ofHeader(sent)) {
                case CorrelationId.Check.Accepted accepted ->
                    assertThat(accepted.id().value())
                        .isEqualTo(text(member(answered, "x-correlation-id")));
                case CorrelationId.Check.Rejected ignored ->
                    assertThat(((Json.Obj) answered).member("x-correlation-id")).isEmpty();
              }
            });
  }

  @Test
  void cannotBeMadeFromAnythingElse() {
    assertThatThrownBy(() -> new CorrelationId("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CorrelationId(" a")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String outcome(CorrelationId.Check check) {
    return switch (check) {
      case CorrelationId.Check.Accepted accepted -> accepted.id().value();
      case CorrelationId.Check.Rejected rejected -> rejected.reason().label();
    };
  }
}
