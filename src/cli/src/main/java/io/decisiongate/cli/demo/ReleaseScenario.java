package io.decisiongate.cli.demo;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.ScenarioSpec;

/** The scenario {@code release-gate}; the end of the freeze is part of its definition. */
final class ReleaseScenario {
  static final String ID = "release-gate";
  private static final int HASH_DIGITS = 8;

  private ReleaseScenario() {}

  /**
   * Defines the scenario unless that was done before. A definition never changes: when the policy
   * has another end of the freeze by now, the new one gets an id of its own.
   */
  static ScenarioSpec define(McpClient client, ReleasePolicy policy) throws InterruptedException {
    ScenarioSpec spec = spec(ID, policy);
    if (defineOrSame(client, spec)) {
      return spec;
    }
    ScenarioSpec other = spec(ID + "-" + spec.specHash().value().substring(0, HASH_DIGITS), policy);
    defineOrSame(client, other);
    return other;
  }

  static ScenarioSpec spec(String id, ReleasePolicy policy) {
    Template filled =
        Template.of("release-gate.json")
            .with("SCENARIO_ID", id)
            .with("FREEZE_ENDS", policy.freezeEnds().toString());
    return ScenarioSpec.fromJson(JsonReader.read(filled.text()));
  }

  /** Whether the scenario of this id is now exactly this one. */
  private static boolean defineOrSame(McpClient client, ScenarioSpec spec)
      throws InterruptedException {
    try {
      client.call("scenario_define", Json.object().put("spec", spec.toJson()).build());
      return true;
    } catch (ToolFailure failure) {
      if (!failure.isConflict()) {
        throw failure;
      }
      return isDefined(client, spec);
    }
  }

  private static boolean isDefined(McpClient client, ScenarioSpec spec)
      throws InterruptedException {
    Json page =
        client.call(
            "scenarios_list",
            Json.object()
                .put("tenant_id", ReleaseRun.TENANT)
                .put("namespace_id", ReleaseRun.NAMESPACE)
                .put("limit", 1000)
                .build());
    Json hash = spec.specHash().toJson();
    return ObjectReader.of(page, "scenarios_list")
        .list("items", item -> ObjectReader.of(item, "scenario"))
        .stream()
        .anyMatch(
            item ->
                item.string("scenario_id").equals(spec.scenarioId())
                    && item.value("spec_hash").equals(hash));
  }
}
