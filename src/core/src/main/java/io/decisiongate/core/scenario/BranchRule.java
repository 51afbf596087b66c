package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.requirement.TruthValue;
import java.util.List;
import java.util.Locale;

/**
 * One way out of a stage.
 *
 * @param gateId a gate that is not in the stage counts as Unknown
 * @param outcome lower case in JSON, unlike truth values elsewhere
 */
public record BranchRule(String gateId, TruthValue outcome, String nextStageId) {
  static BranchRule fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "branch rule");
    return new BranchRule(
        Identifiers.read(members, "gate_id"),
        Variants.read(
            members.string("outcome"), List.of(TruthValue.values()), BranchRule::spelling),
        Identifiers.read(members, "next_stage_id"));
  }

  Json toJson() {
    return Json.object()
        .put("gate_id", gateId)
        .put("outcome", spelling(outcome))
        .put("next_stage_id", nextStageId)
        .build();
  }

  private static String spelling(TruthValue value) {
    return value.wire().toLowerCase(Locale.ROOT);
  }
}
