package io.decisiongate.system.hostile;

import java.util.List;
import java.util.random.RandomGenerator;

/** Choices by a random generator. */
final class Pick {
  private Pick() {}

  static <T> T of(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number up to {@code limit} of any order of size: small ones as often as large ones. */
  static int size(int limit, RandomGenerator random) {
    int bits = random.nextInt(Integer.SIZE - Integer.numberOfLeadingZeros(limit)) + 1;
    return Math.min(limit, random.nextInt(1 << Math.min(bits, 30)));
  }
}
