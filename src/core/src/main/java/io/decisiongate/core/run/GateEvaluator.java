package io.decisiongate.core.run;

import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.requirement.Evaluation;
import io.decisiongate.core.requirement.Logic;
import io.decisiongate.core.requirement.RequirementEvaluator;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.Gate;
import io.decisiongate.core.scenario.StagePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the gates of a stage (engine.md section 10). Lanes only tighten: server, provider,
 * condition and gate each ask for one, and the strictest counts.
 */
final class GateEvaluator {
  private final Lane minLane;
  private final Map<String, Lane> providerMinLanes;

  GateEvaluator(Lane minLane, Map<String, Lane> providerMinLanes) {
    this.minLane = minLane;
    this.providerMinLanes = providerMinLanes;
  }

  /** A gate with the evidence that it was evaluated on. */
  record EvaluatedGate(GateEvaluation evaluation, List<EvidenceRecord> evidence) {}

  List<EvaluatedGate> evaluate(StagePlan stage, Map<String, AssessedCondition> conditions) {
    List<EvaluatedGate> gates = new ArrayList<>(stage.gates().size());
    for (StagePlan.GatePlan gate : stage.gates()) {
      gates.add(evaluate(gate, conditions));
    }
    return gates;
  }

  private EvaluatedGate evaluate(
      StagePlan.GatePlan plan, Map<String, AssessedCondition> conditions) {
    Gate gate = plan.gate();
    List<String> ids = plan.conditionIds();
    List<EvidenceRecord> evidence = new ArrayList<>(ids.size());
    Map<String, TruthValue> values = HashMap.newHashMap(ids.size());
    for (String id : ids) {
      AssessedCondition condition = conditions.get(id);
      if (condition == null) {
        throw new IllegalArgumentException("no evidence was gathered for condition " + id);
      }
      EvidenceRecord record = condition.under(requiredLane(gate, condition.condition()));
      evidence.add(record);
      values.put(id, record.status());
    }
    Evaluation evaluation = RequirementEvaluator.evaluate(gate.requirement(), values, Logic.KLEENE);
    return new EvaluatedGate(new GateEvaluation(gate.gateId(), evaluation), evidence);
  }

  private Lane requiredLane(Gate gate, Condition condition) {
    return minLane
        .strictest(providerMinLanes.getOrDefault(condition.query().providerId(), minLane))
        .strictest(condition.minLane().orElse(minLane))
        .strictest(gate.minLane().orElse(minLane));
  }
}
