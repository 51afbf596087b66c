package io.decisiongate.cli.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools that have a command of their own, in canonical order. */
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

  /** The name on the command line: with dashes. */
  public String command() {
    return wire().replace('_', '-');
  }

  /** The tool with this name on the command line. */
  public static Optional<ToolName> ofCommand(String command) {
    return Arrays.stream(values()).filter(tool -> tool.command().equals(command)).findFirst();
  }

  /** For completion. */
  public static final class Commands extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** All names on the command line. */
    public Commands() {
      super(List.of(values()).stream().map(ToolName::command).toList());
    }
  }
}
