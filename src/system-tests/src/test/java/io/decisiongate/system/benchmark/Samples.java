package io.decisiongate.system.benchmark;

import java.util.Arrays;

/** Durations in nanoseconds, collected to be summed up; for one thread. */
final class Samples {
  private static final int INITIAL = 1_024;
  private static final double US = 1_000;

  private long[] values = new long[INITIAL];
  private int size;

  void add(long nanoseconds) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = nanoseconds;
  }

  void addAll(Samples others) {
    for (int i = 0; i < others.size; i++) {
      add(others.values[i]);
    }
  }

  int size() {
    return size;
  }

  /**
   * The value below which this share of the samples lies, in microseconds; 0 without samples.
   *
   * @param share 0 to 1
   */
  double quantileUs(double share) {
    if (size == 0) {
      return 0;
    }
    Arrays.sort(values, 0, size);
    return values[Math.min(size - 1, (int) (share * size))] / US;
  }
}
