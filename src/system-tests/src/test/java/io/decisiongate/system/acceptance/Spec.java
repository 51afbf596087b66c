package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.array;
import static io.decisiongate.system.acceptance.Documents.json;

import io.decisiongate.core.json.Json;
import java.util.List;

/**
 * A scenario specification of tenant 1.
 *
 * @param stages empty for one stage {@code stage-1} that ends the run when all conditions are true,
 *     each behind a gate of its own
 */
record Spec(String id, long namespace, List<Json> stages, List<Json> conditions) {

  /** The time scenario of the acceptance list: true after this logical time. */
  static Spec time(String id, long after) {
    return of(
        id, condition("after", "time", "after", "{\"timestamp\":" + after + "}", "equals", "true"));
  }

  static Spec of(String id, Json... conditions) {
    return new Spec(id, 1, List.of(), List.of(conditions));
  }

  Spec namespace(long other) {
    return new Spec(id, other, stages, conditions);
  }

  Spec stages(Json... all) {
    return new Spec(id, namespace, List.of(all), conditions);
  }

  /** A condition; expected value and parameters as JSON text. */
  static Json condition(
      String id, String provider, String check, String params, String comparator, String expected) {
    return Json.object()
        .put("condition_id", id)
        .put(
            "query",
            Json.object()
                .put("provider_id", provider)
                .put("check_id", check)
                .put("params", json(params))
                .build())
        .put("comparator", comparator)
        .put("expected", json(expected))
        .put("policy_tags", array(List.of()))
        .build();
  }

  /**
   * A stage that one condition ends.
   *
   * @param advance where it leads, as JSON text
   * @param more further members as JSON text, each followed by a comma
   */
  static Json stage(String id, String condition, String advance, String more) {
    return json(
        """
        {"stage_id":"%s",%s"gates":[{"gate_id":"gate-%s","requirement":{"Condition":"%s"}}],"advance_to":%s}
        """
            .formatted(id, more, id, condition, advance));
  }

  /** The arguments of {@code scenario_define}. */
  Json define() {
    return Json.object().put("spec", toJson()).build();
  }

  Json toJson() {
    return Json.object()
        .put("scenario_id", id)
        .put("namespace_id", namespace)
        .put("spec_version", "1")
        .put("stages", array(stages.isEmpty() ? List.of(onlyStage()) : stages))
        .put("conditions", array(conditions))
        .put("policies", array(List.of()))
        .put("schemas", array(List.of()))
        .put("default_tenant_id", 1)
        .build();
  }

  private Json onlyStage() {
    List<Json> gates =
        conditions.stream()
            .map(condition -> Documents.text(condition, "/condition_id"))
            .map(
                name ->
                    json(
                        "{\"gate_id\":\"gate-%s\",\"requirement\":{\"Condition\":\"%s\"}}"
                            .formatted(name, name)))
            .toList();
    return Json.object()
        .put("stage_id", "stage-1")
        .put("entry_packets", array(List.of()))
        .put("gates", array(gates))
        .put("advance_to", json("{\"kind\":\"terminal\"}"))
        .put("on_timeout", "fail")
        .build();
  }
}
