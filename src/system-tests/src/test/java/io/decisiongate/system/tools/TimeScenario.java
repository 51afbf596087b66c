package io.decisiongate.system.tools;

import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.util.List;

/**
 * A scenario of one stage whose only gate opens when the trigger's time is later than 0: the
 * arguments of the calls that define and run it.
 *
 * @param id of the scenario
 * @param namespace other than 1 unless the deployment opens the default namespace
 */
public record TimeScenario(String id, long tenant, long namespace) {

  public Json define() {
    return Json.object().put("spec", spec()).build();
  }

  /** Defines the scenario and starts one run of it. */
  public void defineAndStart(ToolClient tools, String run) throws IOException {
    tools.result("scenario_define", define());
    tools.result("scenario_start", start(run));
  }

  public Json start(String run) {
    return Json.object()
        .put("scenario_id", id)
        .put(
            "run_config",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", run)
                .put("scenario_id", id)
                .put("dispatch_targets", new Json.Array(List.of()))
                .put("policy_tags", new Json.Array(List.of()))
                .build())
        .put("started_at", logical(1))
        .put("issue_entry_packets", false)
        .build();
  }

  /** A trigger of this run at a logical time. */
  public Json trigger(String run, String trigger, long time) {
    return Json.object()
        .put("scenario_id", id)
        .put(
            "trigger",
            Json.object()
                .put("trigger_id", trigger)
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", run)
                .put("kind", "external_event")
                .put("time", logical(time))
                .put("source_id", "system-tests")
                .build())
        .build();
  }

  /** An agent's question whether this run may go on, at a logical time. */
  public Json next(String run, String trigger, long time) {
    return Json.object()
        .put("scenario_id", id)
        .put(
            "request",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", run)
                .put("trigger_id", trigger)
                .put("agent_id", "system-tests")
                .put("time", logical(time))
                .build())
        .build();
  }

  /** Adds a document to this run. */
  public Json submit(String run, String submission) {
    return submit(run, submission, submission);
  }

  /** Adds a document that is this text. */
  public Json submit(String run, String submission, String document) {
    return Json.object()
        .put("scenario_id", id)
        .put(
            "request",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", run)
                .put("submission_id", submission)
                .put("payload", Json.object().put("kind", "json").put("value", document).build())
                .put("content_type", "application/json")
                .put("submitted_at", logical(1))
                .build())
        .build();
  }

  /** A precheck of a payload that opens the gate, against version {@code v1} of a data shape. */
  public Json precheck(String schemaId) {
    return Json.object()
        .put("tenant_id", tenant)
        .put("namespace_id", namespace)
        .put("scenario_id", id)
        .put("data_shape", Json.object().put("schema_id", schemaId).put("version", "v1").build())
        .put("payload", Json.object().put("after", true).build())
        .build();
  }

  /** Registers version {@code v1} of a data shape for prechecks of this scenario. */
  public Json schema(String schemaId) {
    return Json.object()
        .put(
            "record",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("schema_id", schemaId)
                .put("version", "v1")
                .put("schema", shape())
                .put("description", Json.NULL)
                .put("created_at", logical(1))
                .build())
        .build();
  }

  public Json status(String run) {
    return Json.object()
        .put("scenario_id", id)
        .put(
            "request",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", run)
                .put("requested_at", logical(9))
                .build())
        .build();
  }

  public Json list() {
    return Json.object().put("tenant_id", tenant).put("namespace_id", namespace).build();
  }

  /** A question to a provider in the context of this scenario; without parameters. */
  public Json evidence(String provider, String check) {
    return Json.object()
        .put("query", Json.object().put("provider_id", provider).put("check_id", check).build())
        .put(
            "context",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", "none")
                .put("scenario_id", id)
                .put("stage_id", "none")
                .put("trigger_id", "none")
                .put("trigger_time", logical(5))
                .build())
        .build();
  }

  private static Json shape() {
    Json after = Json.object().put("type", "boolean").build();
    return Json.object()
        .put("type", "object")
        .put("additionalProperties", false)
        .put("properties", Json.object().put("after", after).build())
        .put("required", Json.texts(List.of("after")))
        .build();
  }

  private Json spec() {
    Json query =
        Json.object()
            .put("provider_id", "time")
            .put("check_id", "after")
            .put("params", Json.object().put("timestamp", 0).build())
            .build();
    Json condition =
        Json.object()
            .put("condition_id", "after")
            .put("query", query)
            .put("comparator", "equals")
            .put("expected", true)
            .put("policy_tags", none())
            .build();
    Json gate =
        Json.object()
            .put("gate_id", "gate-time")
            .put("requirement", Json.object().put("Condition", "after").build())
            .build();
    Json stage =
        Json.object()
            .put("stage_id", "stage-1")
            .put("entry_packets", none())
            .put("gates", new Json.Array(List.of(gate)))
            .put("advance_to", Json.object().put("kind", "terminal").build())
            .put("on_timeout", "fail")
            .build();
    return Json.object()
        .put("scenario_id", id)
        .put("namespace_id", namespace)
        .put("spec_version", "1")
        .put("stages", new Json.Array(List.of(stage)))
        .put("conditions", new Json.Array(List.of(condition)))
        .put("policies", none())
        .put("schemas", none())
        .put("default_tenant_id", tenant)
        .build();
  }

  private static Json none() {
    return new Json.Array(List.of());
  }

  private static Json logical(long value) {
    return Json.object().put("kind", "logical").put("value", value).build();
  }
}
