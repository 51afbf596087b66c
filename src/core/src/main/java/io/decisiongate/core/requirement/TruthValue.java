package io.decisiongate.core.requirement;

/** Three-valued logic (requirements.md section 3); the names are the wire spelling. */
public enum TruthValue {
  TRUE("True"),
  FALSE("False"),
  UNKNOWN("Unknown");

  private final String wire;

  TruthValue(String wire) {
    this.wire = wire;
  }

  /** The spelling in gate evaluations and evidence records. */
  public String wire() {
    return wire;
  }

  public static TruthValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** True becomes False and the other way round; Unknown stays. */
  public TruthValue not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
