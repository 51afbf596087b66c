package io.decisiongate.system.identity;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.system.tools.TimeScenario;
import java.nio.file.Path;

/**
 * Arguments that each tool can read, so that nothing but rights decides whether it is refused.
 *
 * @param folder for runpacks
 */
record ToolArguments(TimeScenario scenario, Path folder) {
  private static final String SHAPE = "shape";

  Json of(ToolName tool) {
    return switch (tool) {
      case SCENARIO_DEFINE -> scenario.define();
      case SCENARIO_START -> scenario.start(run());
      case SCENARIO_STATUS -> scenario.status(run());
      case SCENARIO_NEXT -> scenario.next(run(), "next-1", 2);
      case SCENARIO_SUBMIT -> scenario.submit(run(), "submission-1");
      case SCENARIO_TRIGGER -> scenario.trigger(run(), "trigger-1", 2);
      case EVIDENCE_QUERY -> scenario.evidence("time", "now");
      case RUNPACK_EXPORT -> export();
      case RUNPACK_VERIFY ->
          Json.object()
              .put("runpack_dir", folder.toString())
              .put("manifest_path", "manifest.json")
              .build();
      case PROVIDERS_LIST -> Json.object().build();
      case PROVIDER_CONTRACT_GET -> Json.object().put("provider_id", "time").build();
      case PROVIDER_CHECK_SCHEMA_GET ->
          Json.object().put("provider_id", "time").put("check_id", "now").build();
      case SCHEMAS_REGISTER -> scenario.schema(SHAPE);
      case SCHEMAS_LIST, SCENARIOS_LIST -> scenario.list();
      case SCHEMAS_GET ->
          Json.object()
              .put("tenant_id", scenario.tenant())
              .put("namespace_id", scenario.namespace())
              .put("schema_id", SHAPE)
              .put("version", "v1")
              .build();
      case PRECHECK -> scenario.precheck(SHAPE);
      case DECISION_GATE_DOCS_SEARCH -> Json.object().put("query", "gate").build();
    };
  }

  /** The run that the arguments name; each scenario has one of its own. */
  String run() {
    return scenario.id() + "-run";
  }

  private Json export() {
    return Json.object()
        .put("scenario_id", scenario.id())
        .put("tenant_id", scenario.tenant())
        .put("namespace_id", scenario.namespace())
        .put("run_id", run())
        .put("output_dir", folder.toString())
        .put("generated_at", Json.object().put("kind", "logical").put("value", 10).build())
        .put("include_verification", false)
        .build();
  }
}
