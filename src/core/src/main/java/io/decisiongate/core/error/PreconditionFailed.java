package io.decisiongate.core.error;

/** The resource has changed since the caller read it (-32009; HTTP 412 in the REST API). */
public final class PreconditionFailed extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public PreconditionFailed(String message) {
    super(ErrorCode.CONFLICT, message);
  }
}
