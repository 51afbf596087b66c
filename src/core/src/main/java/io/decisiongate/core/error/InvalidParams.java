package io.decisiongate.core.error;

/** Arguments that cannot be decoded or break a rule (-32602). */
public sealed class InvalidParams extends DecisionGateException permits InvalidAddressRange {
  private static final long serialVersionUID = 1L;

  public InvalidParams(String message) {
    super(ErrorCode.INVALID_PARAMS, message);
  }
}
