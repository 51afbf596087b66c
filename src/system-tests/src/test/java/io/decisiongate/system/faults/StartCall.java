package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;

/** Starts a run that no other call starts. */
record StartCall(String requestId, Endpoint endpoint, RunRef run) implements RunCall {
  @Override
  public String tool() {
    return "scenario_start";
  }

  @Override
  public Json arguments() {
    return run.scenario().start(run.id());
  }

  @Override
  public boolean startsRun() {
    return true;
  }

  @Override
  public boolean provesEarlierSuccess(Outcome.Refused refusal) {
    return refusal.message().startsWith("run already exists");
  }
}
