package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * Triggers a run; several calls may carry the same trigger id.
 *
 * @param time 0 holds the run, later times complete it
 */
record TriggerCall(String requestId, Endpoint endpoint, RunRef run, String triggerId, long time)
    implements RunCall {
  static final long HOLDS = 0;
  static final long COMPLETES = 2;

  @Override
  public String tool() {
    return "scenario_trigger";
  }

  @Override
  public Json arguments() {
    return run.scenario().trigger(run.id(), triggerId, time);
  }

  @Override
  public Optional<TriggerRef> decides() {
    return Optional.of(new TriggerRef(run, triggerId));
  }
}
