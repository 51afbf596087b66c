package io.decisiongate.core.run;

/** The append-only logs of a run, in the order of the run state. */
public enum Log {
  TRIGGERS("triggers"),
  GATE_EVALUATIONS("gate_evals"),
  DECISIONS("decisions"),
  PACKETS("packets"),
  SUBMISSIONS("submissions"),
  TOOL_CALLS("tool_calls");

  private final String wire;

  Log(String wire) {
    this.wire = wire;
  }

  /** The member of the run state. */
  public String wire() {
    return wire;
  }
}
