package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * What is asked of a provider.
 *
 * @param params any JSON; omitted in JSON when absent
 */
public record EvidenceQuery(String providerId, String checkId, Optional<Json> params) {
  public static EvidenceQuery fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence query");
    return new EvidenceQuery(
        members.string("provider_id"), members.string("check_id"), members.optional("params"));
  }

  public Json toJson() {
    return Json.object()
        .put("provider_id", providerId)
        .put("check_id", checkId)
        .putIfPresent("params", params)
        .build();
  }
}
