package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;

/** Asks how far a run is, which is a step of the run as well. */
record StatusCall(String requestId, Endpoint endpoint, RunRef run) implements RunCall {
  @Override
  public String tool() {
    return "scenario_status";
  }

  @Override
  public Json arguments() {
    return run.scenario().status(run.id());
  }
}
