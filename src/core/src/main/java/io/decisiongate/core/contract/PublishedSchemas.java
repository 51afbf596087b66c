package io.decisiongate.core.contract;

import io.decisiongate.core.json.Json;

/** The JSON Schemas of files that users write. */
public final class PublishedSchemas {
  private static final String SCENARIO = "scenario.schema.json";
  private static final String CONFIGURATION = "config.schema.json";

  private PublishedSchemas() {}

  /** All of them by file name. */
  public static Json.Obj all() {
    return Json.object().put(SCENARIO, scenario()).put(CONFIGURATION, configuration()).build();
  }

  /** Of a scenario; the schema of the argument {@code spec} of scenario_define refers to it. */
  public static Json.Obj scenario() {
    return read(SCENARIO);
  }

  /** Of {@code decision-gate.toml}, read as JSON. */
  public static Json.Obj configuration() {
    return read(CONFIGURATION);
  }

  private static Json.Obj read(String file) {
    return (Json.Obj) ToolContracts.read(file).orElseThrow(() -> ToolContracts.missing(file));
  }
}
