package io.decisiongate.core.dispatch;

/** The kinds of dispatch targets. */
public enum TargetKind {
  AGENT("agent"),
  SESSION("session"),
  EXTERNAL("external"),
  CHANNEL("channel");

  private final String wire;

  TargetKind(String wire) {
    this.wire = wire;
  }

  /** The spelling in JSON and in configuration. */
  public String wire() {
    return wire;
  }
}
