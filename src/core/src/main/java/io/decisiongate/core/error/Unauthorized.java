package io.decisiongate.core.error;

/**
 * The principal may not do this (-32003). The caller learns nothing more; the reason is for the
 * audit record.
 */
public sealed class Unauthorized extends DecisionGateException
    permits AddressNotAllowed, CapabilityMissing, InsufficientScope {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public Unauthorized(String reason) {
    super(ErrorCode.UNAUTHORIZED, "unauthorized");
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  /** The reason as the audit record has it (audit-metrics.md section 3.7). */
  public String explanation() {
    return "unauthorized: " + reason;
  }
}
