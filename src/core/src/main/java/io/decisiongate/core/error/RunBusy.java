package io.decisiongate.core.error;

/** Other nodes changed what the call was computed from, again and again; nothing was changed. */
public final class RunBusy extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public RunBusy(int attempts) {
    super(
        ErrorCode.INTERNAL,
        "changed by others during each of "
            + attempts
            + " attempts, nothing was changed; try again");
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
