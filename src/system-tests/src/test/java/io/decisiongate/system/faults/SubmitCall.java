package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;

/** Adds a document to a run. */
record SubmitCall(String requestId, Endpoint endpoint, RunRef run, String submissionId)
    implements RunCall {
  @Override
  public String tool() {
    return "scenario_submit";
  }

  @Override
  public Json arguments() {
    return run.scenario().submit(run.id(), submissionId);
  }
}
