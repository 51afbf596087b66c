package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;

/** Where exactly the evidence was found; the meaning of the value depends on the type. */
public record EvidenceAnchor(String anchorType, String anchorValue) {
  public Json toJson() {
    return Json.object().put("anchor_type", anchorType).put("anchor_value", anchorValue).build();
  }
}
