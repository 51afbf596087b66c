package io.decisiongate.core.error;

import java.time.Duration;

/** Others were working on the run for too long; nothing was changed. */
public final class RunBusy extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  /** When other nodes changed what the call was computed from, again and again. */
  public RunBusy(int attempts) {
    super(
        ErrorCode.INTERNAL,
        "changed by others during each of "
            + attempts
            + " attempts, nothing was changed; try again");
  }

  /** When calls before this one kept it waiting for longer than it may. */
  public RunBusy(Duration waited) {
    super(
        ErrorCode.INTERNAL,
        "other calls kept the run for "
            + waited.toSeconds()
            + " s, nothing was changed; try again");
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
