package io.decisiongate.core.run;

import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.TruthValue;

/** What a condition came to in one gate, and on what evidence. */
public record EvidenceRecord(String conditionId, TruthValue status, EvidenceResult result) {
  public Json toJson() {
    return Json.object()
        .put("condition_id", conditionId)
        .put("status", status.wire())
        .put("result", result.toJson())
        .build();
  }
}
