package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** An agent asks whether a run may go on; the answer holds it. */
record NextCall(String requestId, Endpoint endpoint, RunRef run, String triggerId)
    implements RunCall {
  @Override
  public String tool() {
    return "scenario_next";
  }

  @Override
  public Json arguments() {
    return run.scenario().next(run.id(), triggerId, TriggerCall.HOLDS);
  }

  @Override
  public Optional<TriggerRef> decides() {
    return Optional.of(new TriggerRef(run, triggerId));
  }
}
