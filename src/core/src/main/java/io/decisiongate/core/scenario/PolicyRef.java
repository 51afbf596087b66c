package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/** Names a policy; informational, never evaluated. */
public record PolicyRef(String policyId, Optional<String> description) {
  static PolicyRef fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "policy reference");
    return new PolicyRef(
        Identifiers.read(members, "policy_id"), members.optionalString("description"));
  }

  Json toJson() {
    return Json.object()
        .put("policy_id", policyId)
        .put("description", Json.ofNullable(description))
        .build();
  }
}
