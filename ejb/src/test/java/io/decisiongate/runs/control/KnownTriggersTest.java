package io.decisiongate.runs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownTriggersTest {
  private static final int LONG = 10_000;
  private static final int MOST = 65_536;

  @Test
  void excludesOnlyWhatItHasNotSeen() {
    KnownTriggers triggers = KnownTriggers.none();
    assertThat(triggers.excludes("t-1")).isTrue();

    triggers = triggers.with("t-1");
    assertThat(triggers.excludes("t-2")).isTrue();
    assertThat(triggers.excludes("t-1")).isFalse();
  }

  @Test
  void excludesNothingWhenTheHistoryIsNotKnown() {
    assertThat(KnownTriggers.UNKNOWN.excludes("t-1")).isFalse();
    assertThat(KnownTriggers.UNKNOWN.with("t-1").excludes("t-2")).isFalse();
  }

  @Test
  void remembersAllOfALongRun() {
    KnownTriggers triggers = upTo(LONG);

    for (int i = 0; i < LONG; i++) {
      assertThat(triggers.excludes("t-" + i)).isFalse();
    }
    int unnecessaryReads = 0;
    for (int i = LONG; i < 2 * LONG; i++) {
      unnecessaryReads += triggers.excludes("t-" + i) ? 0 : 1;
    }
    assertThat(unnecessaryReads).isLessThan(LONG / 100);
  }

  @Test
  void runsDoNotShareWhatTheyRemember() {
    KnownTriggers unused = KnownTriggers.none().with("t-1");

    assertThat(KnownTriggers.none().excludes("t-1")).isTrue();
  }

  @Test
  void forgetsTheLongestHistories() {
    KnownTriggers triggers = upTo(MOST + MOST / 2);

    assertThat(triggers.excludes("new")).isFalse();
    assertThat(triggers.bytes()).isZero();
  }

  private static KnownTriggers upTo(int count) {
    KnownTriggers triggers = KnownTriggers.none();
    for (int i = 0; i < count; i++) {
      triggers = triggers.with("t-" + i);
    }
    return triggers;
  }
}
