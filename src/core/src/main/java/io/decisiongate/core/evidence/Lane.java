package io.decisiongate.core.evidence;

/** How far evidence can be trusted: verified by its provider, or asserted by the caller. */
public enum Lane {
  ASSERTED("asserted", "Asserted"),
  VERIFIED("verified", "Verified");

  private final String wire;
  private final String title;

  Lane(String wire, String title) {
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

  /** Whether evidence of this lane may be used where {@code required} is asked for. */
  public boolean satisfies(Lane required) {
    return compareTo(required) >= 0;
  }

  /** The stricter of two lanes. */
  public Lane strictest(Lane other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
