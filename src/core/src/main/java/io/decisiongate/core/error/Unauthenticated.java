package io.decisiongate.core.error;

/**
 * Nobody known made this call (-32001). The caller learns nothing more; the reason is for the audit
 * record.
 */
public final class Unauthenticated extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public Unauthenticated(String reason) {
    super(ErrorCode.UNAUTHENTICATED, "unauthenticated");
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  /** The reason as the audit record has it (audit-metrics.md section 3.7). */
  public String explanation() {
    return "unauthenticated: " + reason;
  }
}
