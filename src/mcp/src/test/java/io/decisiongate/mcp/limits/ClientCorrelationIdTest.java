package io.decisiongate.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.mcp.limits.ClientCorrelationId.Accepted;
import io.decisiongate.mcp.limits.ClientCorrelationId.Rejected;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCorrelationIdTest {
  @Test
  void aMissingIdIsAccepted() {
    assertThat(ClientCorrelationId.check(Optional.empty()))
        .isEqualTo(new Accepted(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc-123", "!#$%&'*+-.^_`|~09AZaz", "x"})
  void everyTokenIsEchoed(String id) {
    assertThat(ClientCorrelationId.check(Optional.of(id))).isEqualTo(new Accepted(Optional.of(id)));
  }

  @Test
  void blanksAndTabsAroundAnIdAreTrimmed() {
    assertThat(ClientCorrelationId.check(Optional.of(" \tabc\t ")))
        .isEqualTo(new Accepted(Optional.of("abc")));
  }

  @Test
  void theLengthLimitCountsTheTrimmedId() {
    assertThat(ClientCorrelationId.check(Optional.of("  " + "x".repeat(128) + "  ")))
        .isInstanceOf(Accepted.class);
    assertThat(reason("x".repeat(129))).isEqualTo("too_long");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "grün,non_ascii",
        "a\u0001b,non_ascii",
        "a\u007Fb,non_ascii",
        "\u00A0,non_ascii",
        "'',empty_after_trim",
        "   ,empty_after_trim",
        "\t,empty_after_trim",
        "a b,contains_whitespace",
        "a\tb,contains_whitespace",
        "a:b,contains_disallowed_char",
        "a/b,contains_disallowed_char",
        "a@b,contains_disallowed_char",
        "'a,b',contains_disallowed_char",
        "a\"b,contains_disallowed_char",
        "a: b,contains_disallowed_char",
        "a :b,contains_whitespace",
        "ü:,non_ascii"
      })
  void theFirstBrokenRuleGivesTheLabel(String id, String label) {
    assertThat(reason(id)).isEqualTo(label);
  }

  private static String reason(String id) {
    ClientCorrelationId checked = ClientCorrelationId.check(Optional.of(id));
    assertThat(checked).isInstanceOf(Rejected.class);
    return ((Rejected) checked).reason().label();
  }
}
