package io.decisiongate.runs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownTriggersTest {

  @Test
  void excludesOnlyWhatItHasNotSeen() {
    KnownTriggers triggers = KnownTriggers.NONE.with("t-1");

    assertThat(triggers.excludes("t-2")).isTrue();
    assertThat(triggers.excludes("t-1")).isFalse();
  }

  @Test
  void excludesNothingWhenTheHistoryIsNotKnown() {
    assertThat(KnownTriggers.UNKNOWN.excludes("t-1")).isFalse();
    assertThat(KnownTriggers.UNKNOWN.with("t-1").excludes("t-2")).isFalse();
  }

  @Test
  void forgetsLongHistories() {
    KnownTriggers triggers = KnownTriggers.NONE;
    for (int i = 0; i <= 32; i++) {
      triggers = triggers.with("t-" + i);
    }

    assertThat(triggers.excludes("new")).isFalse();
  }
}
