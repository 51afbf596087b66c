package io.decisiongate.core.error;

/** The call contradicts what is stored, for example an id that is taken (-32009). */
public final class Conflict extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public Conflict(String message) {
    super(ErrorCode.CONFLICT, message);
  }
}
