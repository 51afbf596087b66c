package io.decisiongate.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {

  @Test
  void placesBeyondTheLimitAreRefusedUntilOneIsGivenBack() {
    InFlight guard = new InFlight();

    assertThat(guard.tryAcquire(2)).isTrue();
    assertThat(guard.tryAcquire(2)).isTrue();
    assertThat(guard.tryAcquire(2)).isFalse();
    assertThat(guard.current()).isEqualTo(2);
    guard.release();
    assertThat(guard.tryAcquire(2)).isTrue();
  }

  @Test
  void aLowerLimitHoldsForThoseWhoComeAfterItWasSet() {
    InFlight guard = new InFlight();
    guard.tryAcquire(3);
    guard.tryAcquire(3);

    assertThat(guard.tryAcquire(1)).isFalse();
    guard.release();
    assertThat(guard.tryAcquire(1)).isFalse();
    guard.release();
    assertThat(guard.tryAcquire(1)).isTrue();
  }
}
