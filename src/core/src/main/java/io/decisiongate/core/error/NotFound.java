package io.decisiongate.core.error;

/** What the call names does not exist (-32004). */
public final class NotFound extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public NotFound(String message) {
    super(ErrorCode.NOT_FOUND, message);
  }
}
