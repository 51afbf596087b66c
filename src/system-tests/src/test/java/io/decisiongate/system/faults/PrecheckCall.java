package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;

/** Asks what a payload of the asserted lane would decide; nothing is kept but usage and audit. */
record PrecheckCall(String requestId, Endpoint endpoint, SchemaRef shape) implements LoadCall {
  @Override
  public long tenant() {
    return shape.tenant();
  }

  @Override
  public String tool() {
    return "precheck";
  }

  @Override
  public Json arguments() {
    return RunRef.scenarioOf(tenant()).precheck(shape.id());
  }
}
