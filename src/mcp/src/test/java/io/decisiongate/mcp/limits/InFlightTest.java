package io.decisiongate.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class InFlightTest {
  @Test
  void aPlaceIsFreeAgainAfterItsRequest() {
    InFlight guard = new InFlight(2);

    assertThat(guard.tryAcquire()).isTrue();
    assertThat(guard.tryAcquire()).isTrue();
    assertThat(guard.tryAcquire()).isFalse();
    assertThat(guard.current()).isEqualTo(2);
    guard.release();
    assertThat(guard.current()).isEqualTo(1);
    assertThat(guard.tryAcquire()).isTrue();
  }

  @Test
  void thereMustBeAPlace() {
    assertThatIllegalArgumentException().isThrownBy(() -> new InFlight(0));
  }
}
