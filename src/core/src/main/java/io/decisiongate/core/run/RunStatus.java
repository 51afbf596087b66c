package io.decisiongate.core.run;

/** How far a run is; a run that is not active stays as it is. */
public enum RunStatus {
  ACTIVE("active", "Active"),
  COMPLETED("completed", "Completed"),
  FAILED("failed", "Failed");

  private final String wire;
  private final String title;

  RunStatus(String wire, String title) {
    this.wire = wire;
    this.title = title;
  }

  /** The spelling in JSON. */
  public String wire() {
    return wire;
  }

  /** The spelling in messages. */
  public String title() {
    return title;
  }
}
