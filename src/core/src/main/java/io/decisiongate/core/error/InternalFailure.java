package io.decisiongate.core.error;

/** Something that should not happen did (-32050); the server's log has the cause under this id. */
public final class InternalFailure extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param correlationId under which the cause was logged
   */
  public InternalFailure(String correlationId) {
    super(
        ErrorCode.INTERNAL,
        "internal error, nothing was changed; the server's log explains " + correlationId);
  }
}
