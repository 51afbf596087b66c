package io.decisiongate.core.run;

import io.decisiongate.core.json.Variants;
import java.util.Arrays;

/** How much {@code scenario_next} tells about its decision, from little to much. */
public enum FeedbackLevel {
  /** Only the decision. */
  SUMMARY("summary"),
  /** The truth value of each gate and condition too. */
  TRACE("trace"),
  /** The evidence too. */
  EVIDENCE("evidence");

  private final String wire;

  FeedbackLevel(String wire) {
    this.wire = wire;
  }

  /** The spelling in JSON and in configuration. */
  public String wire() {
    return wire;
  }

  /**
   * The level of this spelling.
   *
   * @throws io.decisiongate.core.error.InvalidParams when there is none
   */
  public static FeedbackLevel fromWire(String text) {
    return Variants.read(text, Arrays.asList(values()), FeedbackLevel::wire);
  }

  /** The lower of two levels. */
  public FeedbackLevel atMost(FeedbackLevel limit) {
    return compareTo(limit) <= 0 ? this : limit;
  }
}
