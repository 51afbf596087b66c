package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;

/**
 * Why a run has to wait, without anything confidential.
 *
 * @param unmetGates ids of the gates that are not True, in the order of the scenario
 */
public record HoldSummary(
    String status, List<String> unmetGates, String retryHint, List<String> policyTags) {

  /** The summary of a decision: wait for more evidence. */
  static HoldSummary awaitEvidence(List<String> unmetGates) {
    return new HoldSummary("hold", unmetGates, "await_evidence", List.of());
  }

  static HoldSummary fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "hold summary");
    return new HoldSummary(
        members.string("status"),
        members.strings("unmet_gates"),
        members.string("retry_hint"),
        members.strings("policy_tags"));
  }

  public Json toJson() {
    return Json.object()
        .put("status", status)
        .put("unmet_gates", Json.texts(unmetGates))
        .put("retry_hint", retryHint)
        .put("policy_tags", Json.texts(policyTags))
        .build();
  }
}
