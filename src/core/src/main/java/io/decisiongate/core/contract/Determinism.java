package io.decisiongate.core.contract;

import io.decisiongate.core.error.InvalidParams;
import java.util.Arrays;

/** Whether the same query gives the same answer again. */
public enum Determinism {
  /** Always. */
  DETERMINISTIC("deterministic"),
  /** For the same trigger time. */
  TIME_DEPENDENT("time_dependent"),
  /** It depends on what the world outside is like. */
  EXTERNAL("external");

  private final String wire;

  Determinism(String wire) {
    this.wire = wire;
  }

  /** The spelling in contracts. */
  public String wire() {
    return wire;
  }

  static Determinism fromWire(String wire) {
    return Arrays.stream(values())
        .filter(value -> value.wire.equals(wire))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidParams(
                    "unknown variant `"
                        + wire
                        + "`, expected one of `deterministic`, `time_dependent`, `external`"));
  }
}
