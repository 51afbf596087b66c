package io.decisiongate.core.provider;

import static io.decisiongate.core.provider.Asking.ask;
import static io.decisiongate.core.provider.Asking.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeProviderTest {
  private static final Timestamp UNIX = new Timestamp.UnixMillis(1_710_000_000_000L);
  private static final String ERROR = "provider_error: evidence provider error: ";

  @ParameterizedTest(name = "unix trigger, {0} {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      nullValues = "-",
      value = {
        "now    | -                                           | 1710000000000",
        "after  | {\"timestamp\":1709999999999}               | true",
        "after  | {\"timestamp\":1710000000000}               | false",
        "before | {\"timestamp\":1710000000000}               | false",
        "before | {\"timestamp\":1710000000001}               | true",
        "before | {\"timestamp\":-9223372036854775808}        | false",
        "before | {\"timestamp\":\"2024-03-09T16:00:00.0009Z\"} | false",
        "before | {\"timestamp\":\"2024-03-09t16:00:00.001z\"}  | true",
        "before | {\"timestamp\":\"2024-03-09 16:00:01Z\"}      | true",
        "after  | {\"timestamp\":\"2024-03-09T11:00:00-05:00\"} | false",
        "after  | {\"timestamp\":\"2024-03-09T10:59:59-05:00\"} | true",
        "before | {\"timestamp\":\"2024-06-30T23:59:60Z\"}      | true",
        "before | {\"timestamp\":\"2024-07-01T01:59:60+02:00\"} | true",
        "before | {\"timestamp\":\"0000-01-01T00:00:00+23:59\"} | false",
      })
  void comparesUnixTime(String check, String params, String expected) {
    assertThat(outcome(ask(new TimeProvider(false), check, Optional.ofNullable(params), UNIX)))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "unix trigger, {0} {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      nullValues = "-",
      value = {
        "after  | -                                            | time check requires params",
        "after  | []                                           | time params must be an object",
        "after  | {}                                           | missing timestamp param",
        "after  | {\"timestamp\":9223372036854775808}          | timestamp exceeds i64 range",
        "after  | {\"timestamp\":1.0}                          | invalid numeric timestamp",
        "after  | {\"timestamp\":null}                         | timestamp must be number or string",
        "after  | {\"timestamp\":true}                         | timestamp must be number or string",
        "after  | {\"timestamp\":[]}                           | timestamp must be number or string",
        "after  | {\"timestamp\":{}}                           | timestamp must be number or string",
        "after  | {\"timestamp\":\"2024-03-09_16:00:01Z\"}     | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"2024-03-09T16:00:01\"}      | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"2024-03-09T16:00:01.Z\"}    | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"2024-03-09T16:00:01+24:00\"} | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"2024-03-09T16:60:01Z\"}     | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"2024-06-15T12:00:60Z\"}     | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"2023-02-29T00:00:00Z\"}     | invalid rfc3339 timestamp",
        "after  | {\"timestamp\":\"\u0662024-03-09T16:00:01Z\"} | invalid rfc3339 timestamp",
        "today  | {}                                           | unsupported time check",
      })
  void failsWithTheReason(String check, String params, String reason) {
    assertThat(outcome(ask(new TimeProvider(true), check, Optional.ofNullable(params), UNIX)))
        .isEqualTo(ERROR + reason);
  }

  @ParameterizedTest(name = "logical trigger, {0} {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      nullValues = "-",
      value = {
        "now    | -                                     | 5",
        "after  | {\"timestamp\":4}                     | true",
        "before | {\"timestamp\":18446744073709551615}  | true",
        "before | {\"timestamp\":-1}  | `provider_error: evidence provider error: logical timestamp must be unsigned`",
        "before | {\"timestamp\":6.0} | `provider_error: evidence provider error: logical timestamp must be unsigned`",
        "before | {\"timestamp\":\"2024-03-09T16:00:01Z\"} | `provider_error: evidence provider error: logical timestamp must be numeric`",
      })
  void comparesLogicalTime(String check, String params, String expected) {
    assertThat(
            outcome(
                ask(new TimeProvider(true), check, Optional.ofNullable(params), Asking.LOGICAL_5)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"now", "after", "before"})
  void refusesLogicalTimeWhenNotPermitted(String check) {
    assertThat(
            outcome(
                ask(
                    new TimeProvider(false),
                    check,
                    Optional.of("{\"timestamp\":4}"),
                    Asking.LOGICAL_5)))
        .isEqualTo(ERROR + "logical timestamps are not permitted");
  }

  @Test
  void anchorsTheTriggerTime() {
    assertThat(ask(new TimeProvider(true), "now", Optional.empty(), UNIX).evidenceAnchor())
        .contains(new EvidenceAnchor("trigger_time_unix_millis", "1710000000000"));
    assertThat(
            ask(new TimeProvider(true), "now", Optional.empty(), Asking.LOGICAL_5).evidenceAnchor())
        .contains(new EvidenceAnchor("trigger_time_logical", "5"));
  }
}
