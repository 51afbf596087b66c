package io.decisiongate.tools.control;

import java.util.Locale;

/** The tools in their canonical order (mcp-tools.md). */
public enum ToolName {
  SCENARIO_DEFINE,
  SCENARIO_START,
  SCENARIO_STATUS,
  SCENARIO_TRIGGER,
  EVIDENCE_QUERY,
  SCENARIOS_LIST;

  /** The name in calls. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The tool of this name. */
  public static ToolName of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
