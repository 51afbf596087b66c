package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.Evaluation;
import io.decisiongate.core.requirement.TraceEntry;
import io.decisiongate.core.requirement.TruthValue;

/** What a gate came to, and how. */
public record GateEvaluation(String gateId, Evaluation evaluation) {
  public TruthValue status() {
    return evaluation.status();
  }

  public Json toJson() {
    return Json.object()
        .put("gate_id", gateId)
        .put("status", evaluation.status().wire())
        .put("trace", new Json.Array(evaluation.trace().stream().map(TraceEntry::toJson).toList()))
        .build();
  }
}
