package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;

/** Registers a data shape that no other call registers. */
record RegisterCall(String requestId, Endpoint endpoint, SchemaRef schema) implements LoadCall {
  @Override
  public long tenant() {
    return schema.tenant();
  }

  @Override
  public String tool() {
    return "schemas_register";
  }

  @Override
  public Json arguments() {
    return RunRef.scenarioOf(tenant()).schema(schema.id());
  }

  @Override
  public boolean provesEarlierSuccess(Outcome.Refused refusal) {
    return refusal.message().startsWith("schema already registered");
  }
}
