package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Backoff BACKOFF = new Backoff(12, 86_400_000, 1000, 60_000);

  /** Attempt, and the bounds of the time until the next. */
  @ParameterizedTest
  @CsvSource({
    "1, 500, 1000",
    "2, 1000, 2000",
    "3, 2000, 4000",
    "6, 16000, 32000",
    "7, 30000, 60000",
    "8, 30000, 60000",
    "1000, 30000, 60000"
  })
  void theTimeDoublesUpToItsLimitAndHalfOfItIsChance(int attempt, long least, long most) {
    Random random = new Random(1);
    Set<Long> delays = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      long delay = BACKOFF.delayMs(attempt, Duration.ZERO, random);
      assertThat(delay).isBetween(least, most);
      delays.add(delay);
    }
    assertThat(delays).hasSizeGreaterThan(100);
  }

  /** What the receiver asks for, and the least and the most that it gets. */
  @ParameterizedTest
  @CsvSource({"0, 500, 1000", "100, 500, 1000", "5000, 5000, 5000", "999999999, 60000, 60000"})
  void whatTheReceiverAsksForIsTheLeastUpToTheLimit(long askedMs, long least, long most) {
    assertThat(BACKOFF.delayMs(1, Duration.ofMillis(askedMs), new Random(1)))
        .isBetween(least, most);
  }

  @ParameterizedTest
  @CsvSource({"11, 0, false", "12, 0, true", "1, 86399999, false", "1, 86400000, true"})
  void itEndsByNumberOrAge(int attempt, long ageMs, boolean last) {
    assertThat(BACKOFF.isLast(attempt, ageMs)).isEqualTo(last);
  }

  @Test
  void theLongestTimesDoNotOverflow() {
    Backoff longest = new Backoff(1000, 1, 3_600_000, 86_400_000);

    assertThat(longest.delayMs(1000, Duration.ZERO, new Random(1)))
        .isBetween(43_200_000L, 86_400_000L);
  }
}
