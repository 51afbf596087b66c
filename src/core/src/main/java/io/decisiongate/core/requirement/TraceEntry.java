package io.decisiongate.core.requirement;

import io.decisiongate.core.json.Json;

/** The truth value with which one leaf entered an evaluation. */
public record TraceEntry(String conditionId, TruthValue status) {
  public Json toJson() {
    return Json.object().put("condition_id", conditionId).put("status", status.wire()).build();
  }
}
