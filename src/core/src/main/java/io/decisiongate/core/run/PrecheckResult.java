package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.List;

/** What would be decided on asserted values. */
public record PrecheckResult(Outcome decision, List<GateEvaluation> gateEvaluations) {
  public PrecheckResult {
    gateEvaluations = List.copyOf(gateEvaluations);
  }

  public Json toJson() {
    return Json.object()
        .put("decision", decision.toJson())
        .put(
            "gate_evaluations",
            new Json.Array(gateEvaluations.stream().map(GateEvaluation::toJson).toList()))
        .build();
  }
}
