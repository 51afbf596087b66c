package io.decisiongate.system.faults;

/** A call of one run; each that succeeds is one step of it. */
sealed interface RunCall extends LoadCall
    permits StartCall, TriggerCall, NextCall, SubmitCall, StatusCall {
  RunRef run();

  @Override
  default long tenant() {
    return run().tenant();
  }

  /** Whether this call creates its run. */
  default boolean startsRun() {
    return false;
  }
}
