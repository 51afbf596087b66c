package io.decisiongate.core.error;

/** The engine refuses the call; nothing was stored (-32030). */
public final class ControlPlaneFailure extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public ControlPlaneFailure(String message) {
    super(ErrorCode.CONTROL_PLANE, message);
  }
}
