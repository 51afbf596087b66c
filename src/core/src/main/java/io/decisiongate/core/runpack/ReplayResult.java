package io.decisiongate.core.runpack;

import io.decisiongate.core.json.Json;

/**
 * What deciding again came to.
 *
 * @param decisions how many were compared
 * @param gates how many gate evaluations were compared
 * @param differences where a pack says something else than the engine decides from its evidence
 * @param assumptions where the record is possible but depends on what a pack does not contain
 */
public record ReplayResult(long decisions, long gates, Findings differences, Findings assumptions) {

  /** Whether the engine comes to the same everywhere. */
  public boolean passes() {
    return differences.isEmpty();
  }

  public Json toJson() {
    return Json.object()
        .put("status", passes() ? "pass" : "fail")
        .put("decisions", decisions)
        .put("gates", gates)
        .put("differences", differences.toJson())
        .put("assumptions", assumptions.toJson())
        .build();
  }
}
