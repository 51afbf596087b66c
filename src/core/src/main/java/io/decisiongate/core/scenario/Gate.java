package io.decisiongate.core.scenario;

import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.requirement.Requirement;
import java.util.Optional;

/**
 * What must hold before a run leaves a stage.
 *
 * @param minLane tightens the lane of all its conditions, never relaxes it
 */
public record Gate(String gateId, Requirement requirement, Optional<Lane> minLane) {
  static Gate fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "gate");
    return new Gate(
        Identifiers.read(members, "gate_id"),
        Requirement.fromJson(members.value("requirement")),
        TrustRequirement.read(members));
  }

  Json toJson() {
    return Json.object()
        .put("gate_id", gateId)
        .put("requirement", requirement.toJson())
        .putIfPresent("trust", TrustRequirement.write(minLane))
        .build();
  }
}
