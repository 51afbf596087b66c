package io.decisiongate.core.scenario;

/** What a due timeout does (engine.md section 5.4). */
public enum OnTimeout {
  /** The run fails with the reason {@code timeout}. */
  FAIL("fail"),
  /** The run advances as if all gates were True. */
  ADVANCE_WITH_FLAG("advance_with_flag"),
  /** The run advances as if all gates were Unknown. */
  ALTERNATE_BRANCH("alternate_branch");

  private final String wire;

  OnTimeout(String wire) {
    this.wire = wire;
  }

  /** The spelling in JSON. */
  public String wire() {
    return wire;
  }
}
