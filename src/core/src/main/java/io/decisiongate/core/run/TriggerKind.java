package io.decisiongate.core.run;

/** Why a run is looked at again; only a tick can make a timeout due. */
public enum TriggerKind {
  AGENT_REQUEST_NEXT("agent_request_next"),
  TICK("tick"),
  EXTERNAL_EVENT("external_event"),
  BACKEND_EVENT("backend_event");

  private final String wire;

  TriggerKind(String wire) {
    this.wire = wire;
  }

  /** The spelling in JSON. */
  public String wire() {
    return wire;
  }
}
