package io.decisiongate.core.error;

/** The answer would exceed its configured size (-32070); the request itself was fine. */
public final class ResponseTooLarge extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public ResponseTooLarge(String message) {
    super(ErrorCode.REQUEST_TOO_LARGE, message);
  }
}
