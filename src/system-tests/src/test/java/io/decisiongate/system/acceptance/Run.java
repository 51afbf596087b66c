package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.array;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.logical;

import io.decisiongate.core.json.Json;
import java.util.List;

/** A run of a scenario: the arguments of the calls that concern it. */
record Run(String scenario, long tenant, long namespace, String id) {

  /** A run in tenant 1 and the scenario's namespace. */
  static Run of(Spec spec, String id) {
    return new Run(spec.id(), 1, spec.namespace(), id);
  }

  /** Started at logical time 1, without packets. */
  Json start() {
    return start(List.of(), false);
  }

  Json start(List<Json> targets, boolean entryPackets) {
    return Json.object()
        .put("scenario_id", scenario)
        .put(
            "run_config",
            Json.object()
                .put("tenant_id", tenant)
                .put("namespace_id", namespace)
                .put("run_id", id)
                .put("scenario_id", scenario)
                .put("dispatch_targets", array(targets))
                .put("policy_tags", array(List.of()))
                .build())
        .put("started_at", logical(1))
        .put("issue_entry_packets", entryPackets)
        .build();
  }

  /** A trigger of kind {@code external_event} at a logical time. */
  Json trigger(String trigger, long time) {
    return trigger(trigger, "external_event", logical(time));
  }

  Json trigger(String trigger, String kind, Json time) {
    return Json.object()
        .put("scenario_id", scenario)
        .put(
            "trigger",
            addressed()
                .put("trigger_id", trigger)
                .put("kind", kind)
                .put("time", time)
                .put("source_id", "system-tests")
                .build())
        .build();
  }

  Json next(String trigger, long time) {
    return request(
        addressed().put("trigger_id", trigger).put("agent_id", "agent").put("time", logical(time)));
  }

  /** With feedback as far as evidence. */
  Json nextWithEvidence(String trigger, long time) {
    return Json.object()
        .put("scenario_id", scenario)
        .put("request", Documents.at(next(trigger, time), "/request"))
        .put("feedback", "evidence")
        .build();
  }

  /** A submission of a JSON value, given as text. */
  Json submit(String submission, String value) {
    return request(
        addressed()
            .put("submission_id", submission)
            .put("payload", Json.object().put("kind", "json").put("value", json(value)).build())
            .put("content_type", "application/json")
            .put("submitted_at", logical(3)));
  }

  Json status(long time) {
    return request(addressed().put("requested_at", logical(time)));
  }

  private Json request(Json.ObjectBuilder members) {
    return Json.object().put("scenario_id", scenario).put("request", members.build()).build();
  }

  private Json.ObjectBuilder addressed() {
    return Json.object().put("tenant_id", tenant).put("namespace_id", namespace).put("run_id", id);
  }
}
