package io.decisiongate.core.error;

/**
 * Nobody known made this call (-32001). The caller learns nothing more; the reason is for the audit
 * record.
 */
public final class Unauthenticated extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean guess;

  public Unauthenticated(String reason) {
    this(reason, true);
  }

  private Unauthenticated(String reason, boolean guess) {
    super(ErrorCode.UNAUTHENTICATED, "unauthenticated");
    this.reason = reason;
    this.guess = guess;
  }

  /** What was shown is real, and good no longer. */
  public static Unauthenticated outdated(String reason) {
    return new Unauthenticated(reason, false);
  }

  /** Whether what was shown may have been a guess. */
  public boolean isGuess() {
    return guess;
  }

  public String reason() {
    return reason;
  }

  /** The reason as the audit record has it (audit-metrics.md section 3.7). */
  public String explanation() {
    return "unauthenticated: " + reason;
  }
}
