package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The set that keeps many trigger ids small. */
class DuplicateDecisionsTest {
  private static final int MANY = 100_000;

  @Test
  void fingerprintsAreASet() {
    Random random = new Random(1);
    Set<Long> expected = new HashSet<>();
    Fingerprints actual = new Fingerprints();
    for (int i = 0; i < MANY; i++) {
      long value = random.nextInt(MANY) * 0x9E3779B97F4A7C15L;
      assertThat(actual.add(value)).isEqualTo(expected.add(value));
    }
    assertThat(expected).contains(0L);
    assertThat(actual.add(0)).isFalse();
  }
}
