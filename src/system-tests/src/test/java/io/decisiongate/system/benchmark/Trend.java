package io.decisiongate.system.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A value over time, and whether it is flat: a straight line laid through it by least squares. */
final class Trend {
  private final String name;
  private final double tolerance;
  private final List<double[]> points = new ArrayList<>();

  /**
   * @param tolerance the change over the whole time that still counts as flat, as a share of the
   *     mean
   */
  Trend(String name, double tolerance) {
    this.name = name;
    this.tolerance = tolerance;
  }

  void add(double time, double value) {
    points.add(new double[] {time, value});
  }

  String name() {
    return name;
  }

  double mean() {
    return points.stream().mapToDouble(point -> point[1]).average().orElse(0);
  }

  /** How much the line rises from the first moment to the last, as a share of the mean. */
  double rise() {
    if (points.size() < 2 || mean() == 0) {
      return 0;
    }
    double meanTime = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double mean = mean();
    double above = 0;
    double below = 0;
    for (double[] point : points) {
      above += (point[0] - meanTime) * (point[1] - mean);
      below += (point[0] - meanTime) * (point[0] - meanTime);
    }
    double slope = below == 0 ? 0 : above / below;
    return slope * (points.getLast()[0] - points.getFirst()[0]) / mean;
  }

  /** Whether it does not rise; falling is no fault. */
  boolean isFlat() {
    return rise() <= tolerance;
  }
}
