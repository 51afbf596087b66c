package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  /** The dates are the examples of RFC 9110 section 5.6.7. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "120 | 120",
        "' 7 ' | 7",
        "Sun, 06 Nov 1994 08:49:37 GMT | 37",
        "Sunday, 06-Nov-94 08:49:37 GMT | 37",
        "Sun Nov  6 08:49:37 1994 | 37",
        "Sun, 06 Nov 1994 08:48:37 GMT | 0",
        "Sun, 06 Nov 1994 08:49:37 CET | 0",
        "Mon, 06 Nov 1994 08:49:37 GMT | 0",
        "-1 | 0",
        "1.5 | 0",
        "'' | 0",
        "soon | 0",
      })
  void secondsAndDates(String text, long seconds) {
    assertThat(RetryAfter.read(text, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aNumberWithoutEndIsALongTimeAndNoError() {
    assertThat(RetryAfter.read("9".repeat(100), NOW)).isGreaterThan(Duration.ofDays(365));
  }
}
