package io.decisiongate.core.scenario;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;
import java.util.Optional;

/**
 * A question to a provider and how its answer is judged.
 *
 * @param expected null in JSON counts as absent
 * @param policyTags never used
 * @param minLane tightens the lane that the server asks for, never relaxes it
 */
public record Condition(
    String conditionId,
    EvidenceQuery query,
    Comparator comparator,
    Optional<Json> expected,
    List<String> policyTags,
    Optional<Lane> minLane) {

  static Condition fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "condition");
    ObjectReader query = ObjectReader.of(members.value("query"), "evidence query");
    return new Condition(
        Identifiers.read(members, "condition_id"),
        new EvidenceQuery(
            Identifiers.read(query, "provider_id"),
            query.string("check_id"),
            query.optional("params")),
        Comparator.fromWire(members.string("comparator")),
        members.optional("expected"),
        members.strings("policy_tags"),
        TrustRequirement.read(members));
  }

  Json toJson() {
    return Json.object()
        .put("condition_id", conditionId)
        .put("query", query.toJson())
        .put("comparator", comparator.wire())
        .put("expected", expected.orElse(Json.NULL))
        .put("policy_tags", Json.texts(policyTags))
        .putIfPresent("trust", TrustRequirement.write(minLane))
        .build();
  }
}
