package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.decisiongate.core.error.RateLimited;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedAttemptsTest {
  private final AtomicLong now = new AtomicLong(1_000);

  @Test
  void soManyFailuresOfOneAddressAreOneTooMany() {
    FailedAttempts attempts = new FailedAttempts(20, 900_000, new FixedWindows(100, now::get));
    for (int i = 0; i < 20; i++) {
      attempts.count("192.0.2.1");
    }
    now.addAndGet(100);
    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> attempts.count("192.0.2.1"))
        .returns(899_900L, RateLimited::retryAfterMs);
    assertThatCode(() -> attempts.count("192.0.2.2")).doesNotThrowAnyException();
  }

  @Test
  void afterTheWindowTheyCountAnew() {
    FailedAttempts attempts = new FailedAttempts(1, 1_000, new FixedWindows(100, now::get));
    attempts.count("a");
    now.addAndGet(1_000);
    assertThatCode(() -> attempts.count("a")).doesNotThrowAnyException();
    assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> attempts.count("a"));
  }

  @Test
  void withoutALimitNothingIsCounted() {
    FailedAttempts attempts = new FailedAttempts(0, 1_000, new FixedWindows(100, now::get));
    for (int i = 0; i < 100; i++) {
      attempts.count("a");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8::/64",
    "2001:db8:0:0:ffff::1, 2001:db8::/64",
    "2001:db8:0:1::1, 2001:db8:0:1::/64",
    "192.0.2.1, 192.0.2.1",
    "unknown, unknown",
    "fe80::1%eth0, fe80::1%eth0"
  })
  void whoeverHasOneAddressOfVersionSixHasItsNeighbours(String address, String source) {
    assertThat(FailedAttempts.source(address)).isEqualTo(source);
  }
}
