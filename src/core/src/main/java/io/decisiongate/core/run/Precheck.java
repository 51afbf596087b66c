package io.decisiongate.core.run;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.Stage;
import io.decisiongate.core.scenario.StagePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates a stage on values that the caller asserts (engine.md section 11). */
final class Precheck {
  private Precheck() {}

  static PrecheckResult evaluate(
      ScenarioSpec spec, Optional<String> stageId, Json payload, GateEvaluator gates) {
    Map<String, Json> values = values(spec, payload);
    StagePlan plan = spec.plan(stageId.orElseGet(() -> spec.stages().getFirst().stageId()));
    Map<String, AssessedCondition> assessed = new HashMap<>();
    for (Condition condition : plan.conditions()) {
      assessed.put(
          condition.conditionId(),
          AssessedCondition.asserted(
              condition, Optional.ofNullable(values.get(condition.conditionId()))));
    }
    List<GateEvaluation> evaluations =
        gates.evaluate(plan, assessed).stream()
            .map(GateEvaluator.EvaluatedGate::evaluation)
            .toList();
    return new PrecheckResult(outcome(spec, plan.stage(), evaluations), evaluations);
  }

  private static Map<String, Json> values(ScenarioSpec spec, Json payload) {
    if (payload instanceof Json.Obj object) {
      return object.members();
    }
    if (spec.conditions().size() != 1) {
      throw new InvalidParams("payload must be an object keyed by condition ids");
    }
    return Map.of(spec.conditions().getFirst().conditionId(), payload);
  }

  private static Outcome outcome(ScenarioSpec spec, Stage stage, List<GateEvaluation> evaluations) {
    List<String> unmet =
        evaluations.stream()
            .filter(gate -> gate.status() != TruthValue.TRUE)
            .map(GateEvaluation::gateId)
            .toList();
    if (!unmet.isEmpty()) {
      return new Outcome.Hold(HoldSummary.awaitEvidence(unmet));
    }
    return StageTransition.next(spec, stage, TruthValue.TRUE)
        .<Outcome>map(next -> new Outcome.Advance(stage.stageId(), next.stageId(), false))
        .orElseGet(() -> new Outcome.Complete(stage.stageId()));
  }
}
