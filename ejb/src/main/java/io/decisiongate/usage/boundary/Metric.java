package io.decisiongate.usage.boundary;

/** What is counted (auth.md section 4), with the label of ledger and audit. */
public enum Metric {
  TOOL_CALLS("tool_calls"),
  RUNS_STARTED("runs_started"),
  EVIDENCE_QUERIES("evidence_queries"),
  RUNPACK_EXPORTS("runpack_exports"),
  SCHEMAS_WRITTEN("schemas_written"),
  REGISTRY_ENTRIES("registry_entries"),
  /** Bytes of what the call stores; its request says how many, see {@link StoresBytes}. */
  STORAGE_BYTES("storage_bytes");

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
