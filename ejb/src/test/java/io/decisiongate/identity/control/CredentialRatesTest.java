package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.decisiongate.core.error.RateLimited;
import io.decisiongate.identity.boundary.Credential;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CredentialRatesTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final CredentialRates rates = new CredentialRates(new FixedWindows(100, now::get));

  @Test
  void aCredentialIsUsedAsOftenAsItMayBeInEachWindow() {
    Credential twice = credential("key:1", 2);
    rates.count(twice);
    rates.count(twice);
    now.addAndGet(10);
    assertThatExceptionOfType(RateLimited.class)
        .isThrownBy(() -> rates.count(twice))
        .returns(490L, RateLimited::retryAfterMs);
    assertThatCode(() -> rates.count(credential("key:2", 2))).doesNotThrowAnyException();
    now.addAndGet(490);
    assertThatCode(() -> rates.count(twice)).doesNotThrowAnyException();
  }

  @Test
  void credentialsWithoutALimitAreNotCounted() {
    for (int i = 0; i < 100; i++) {
      rates.count(Credential.of("key:3"));
    }
  }

  private static Credential credential(String id, int most) {
    return new Credential(id, Optional.empty(), Optional.of(new Credential.Rate(most, 500)));
  }
}
