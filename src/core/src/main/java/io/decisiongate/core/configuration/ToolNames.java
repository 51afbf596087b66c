package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;
import java.util.Set;

/** The names of the tools, as lists of the configuration may use them. */
final class ToolNames {
  private static final int MAX_ENTRIES = 128;

  private static final Set<String> KNOWN =
      Set.of(
          "scenario_define",
          "scenario_start",
          "scenario_status",
          "scenario_next",
          "scenario_submit",
          "scenario_trigger",
          "evidence_query",
          "runpack_export",
          "runpack_verify",
          "providers_list",
          "provider_contract_get",
          "provider_check_schema_get",
          "schemas_register",
          "schemas_list",
          "schemas_get",
          "scenarios_list",
          "precheck",
          "decision_gate_docs_search");

  private ToolNames() {}

  static void atMost(String problem, List<String> tools) {
    require(tools.size() <= MAX_ENTRIES, problem);
  }

  static void allKnown(String problem, List<String> tools) {
    tools.forEach(tool -> require(KNOWN.contains(tool), problem + tool));
  }
}
