package io.decisiongate.cli.demo;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the scenario, decided by one trigger.
 *
 * @param runId never used before
 * @param decision the server's decision, as the tool gave it
 * @param findings what each condition's query finds at the time of the trigger
 */
record ReleaseRun(ScenarioSpec spec, String runId, Json decision, List<Finding> findings) {
  static final long TENANT = 1;
  static final long NAMESPACE = 1;
  private static final String TRIGGER = "release-requested";

  ReleaseRun {
    findings = List.copyOf(findings);
  }

  static ReleaseRun decide(McpClient client, ScenarioSpec spec, Instant now)
      throws InterruptedException {
    String runId = "release-" + now.toEpochMilli();
    Json time = Json.object().put("kind", "unix_millis").put("value", now.toEpochMilli()).build();
    client.call("scenario_start", startArguments(spec, runId, time));
    Json answer = client.call("scenario_trigger", triggerArguments(spec, runId, time));
    Stage stage = spec.stages().getFirst();
    List<Finding> findings = new ArrayList<>();
    for (Condition condition : spec.plan(stage.stageId()).conditions()) {
      Json result =
          client.call("evidence_query", queryArguments(spec, condition, stage, runId, time));
      findings.add(
          Finding.of(condition, ObjectReader.of(result, "evidence_query").value("result")));
    }
    return new ReleaseRun(
        spec, runId, ObjectReader.of(answer, "scenario_trigger").value("decision"), findings);
  }

  /** Arguments of {@code scenario_status} for this run. */
  Json statusArguments(Instant now) {
    return Json.object()
        .put("scenario_id", spec.scenarioId())
        .put(
            "request",
            ids(runId)
                .put(
                    "requested_at",
                    Json.object()
                        .put("kind", "unix_millis")
                        .put("value", now.toEpochMilli())
                        .build())
                .build())
        .build();
  }

  private static Json startArguments(ScenarioSpec spec, String runId, Json time) {
    return Json.object()
        .put("scenario_id", spec.scenarioId())
        .put(
            "run_config",
            ids(runId)
                .put("scenario_id", spec.scenarioId())
                .put("dispatch_targets", Json.texts(List.of()))
                .put("policy_tags", Json.texts(List.of()))
                .build())
        .put("started_at", time)
        .put("issue_entry_packets", false)
        .build();
  }

  private static Json triggerArguments(ScenarioSpec spec, String runId, Json time) {
    return Json.object()
        .put("scenario_id", spec.scenarioId())
        .put(
            "trigger",
            ids(runId)
                .put("trigger_id", TRIGGER)
                .put("kind", "external_event")
                .put("time", time)
                .put("source_id", "dg-demo")
                .build())
        .build();
  }

  private static Json queryArguments(
      ScenarioSpec spec, Condition condition, Stage stage, String runId, Json time) {
    return Json.object()
        .put("query", condition.query().toJson())
        .put(
            "context",
            ids(runId)
                .put("scenario_id", spec.scenarioId())
                .put("stage_id", stage.stageId())
                .put("trigger_id", TRIGGER)
                .put("trigger_time", time)
                .build())
        .build();
  }

  private static Json.ObjectBuilder ids(String runId) {
    return Json.object()
        .put("tenant_id", TENANT)
        .put("namespace_id", NAMESPACE)
        .put("run_id", runId);
  }
}
