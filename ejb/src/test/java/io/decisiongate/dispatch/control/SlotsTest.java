package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {
  private final Slots slots = new Slots();

  @Test
  void aTenantGetsHalfOfThemAndNeverMoreThanAreFree() {
    assertThat(slots.share(SinkName.LOG, 8)).isEqualTo(4);
    for (int i = 0; i < 6; i++) {
      slots.take(SinkName.LOG);
    }
    assertThat(slots.share(SinkName.LOG, 8)).isEqualTo(2);
    assertThat(slots.give(SinkName.LOG)).isEqualTo(5);
    assertThat(slots.share(SinkName.LOG, 8)).isEqualTo(3);
  }

  @Test
  void aSinkThatHangsTakesNoneFromTheOther() {
    slots.take(SinkName.CALLBACK);

    assertThat(slots.share(SinkName.CALLBACK, 1)).isZero();
    assertThat(slots.share(SinkName.LOG, 1)).isEqualTo(1);
  }

  @Test
  void fewerThanAreUnderWayLeaveNone() {
    slots.take(SinkName.LOG);
    slots.take(SinkName.LOG);

    assertThat(slots.share(SinkName.LOG, 1)).isNotPositive();
  }
}
