package io.decisiongate.core.scenario;

import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.strict.StrictValidation;
import java.util.Optional;

/**
 * Takes a scenario in, in the order of engine.md section 2.2: {@link #decode}, then whatever the
 * server checks of tenant, usage, namespace and duplicates, then {@link #check}.
 */
public final class ScenarioDefinition {
  private ScenarioDefinition() {}

  /** All steps at once, for those who have nothing to check between. */
  public static ScenarioSpec define(
      Json json, Capabilities capabilities, Optional<StrictValidation> strict) {
    ScenarioSpec spec = decode(json);
    check(spec, capabilities, strict);
    return spec;
  }

  /**
   * Step 1.
   *
   * @throws io.decisiongate.core.error.InvalidParams when the scenario cannot be decoded
   */
  public static ScenarioSpec decode(Json json) {
    return ScenarioSpec.fromJson(json);
  }

  /**
   * Steps 4 to 6: what the providers can do, whether the comparators make sense, whether the
   * scenario contradicts itself.
   *
   * @param strict absent when strict validation is off
   * @throws io.decisiongate.core.error.InvalidParams by a condition that its provider cannot answer
   *     or whose comparator makes no sense
   * @throws io.decisiongate.core.error.ControlPlaneFailure {@code invalid scenario spec: <problem>}
   */
  public static void check(
      ScenarioSpec spec, Capabilities capabilities, Optional<StrictValidation> strict) {
    for (Condition condition : spec.conditions()) {
      capabilities.checkCondition(
          condition.conditionId(),
          condition.query(),
          condition.comparator(),
          condition.expected());
    }
    for (Condition condition : spec.conditions()) {
      strict.ifPresent(
          validation ->
              validation.checkCondition(
                  condition.conditionId(),
                  capabilities
                      .check(condition.query().providerId(), condition.query().checkId())
                      .resultSchema(),
                  condition.comparator(),
                  condition.expected()));
    }
    spec.validate();
  }

  /** What {@code scenario_define} answers. */
  public static Json answer(ScenarioSpec spec) {
    return Json.object()
        .put("scenario_id", spec.scenarioId())
        .put("spec_hash", spec.specHash().toJson())
        .build();
  }
}
