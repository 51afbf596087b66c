package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** Where exactly the evidence was found; the meaning of the value depends on the type. */
public record EvidenceAnchor(String anchorType, String anchorValue) {
  /** Reads what {@link #toJson()} writes. */
  public static EvidenceAnchor fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence anchor");
    return new EvidenceAnchor(members.string("anchor_type"), members.string("anchor_value"));
  }

  public Json toJson() {
    return Json.object().put("anchor_type", anchorType).put("anchor_value", anchorValue).build();
  }
}
