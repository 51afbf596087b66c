package io.decisiongate.core.tool;

import java.util.Locale;

/** The tools in their canonical order (mcp-tools.md). */
public enum ToolName {
  SCENARIO_DEFINE,
  SCENARIO_START,
  SCENARIO_STATUS,
  SCENARIO_NEXT,
  SCENARIO_SUBMIT,
  SCENARIO_TRIGGER,
  EVIDENCE_QUERY,
  RUNPACK_EXPORT,
  RUNPACK_VERIFY,
  PROVIDERS_LIST,
  PROVIDER_CONTRACT_GET,
  PROVIDER_CHECK_SCHEMA_GET,
  SCHEMAS_REGISTER,
  SCHEMAS_LIST,
  SCHEMAS_GET,
  SCENARIOS_LIST,
  PRECHECK,
  DECISION_GATE_DOCS_SEARCH;

  /** The name in calls. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The tool of this name. */
  public static ToolName of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
