package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/**
 * Why there is no usable value.
 *
 * @param code for programs, for example {@code provider_error}
 * @param details any JSON; null when there is nothing more to say
 */
public record EvidenceError(String code, String message, Json details) {

  /** An error without details. */
  public static EvidenceError of(String code, String message) {
    return new EvidenceError(code, message, Json.NULL);
  }

  /** Reads what {@link #toJson()} writes; details may be missing. */
  public static EvidenceError fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence error");
    return new EvidenceError(
        members.string("code"),
        members.string("message"),
        members.optional("details").orElse(Json.NULL));
  }

  public Json toJson() {
    return Json.object().put("code", code).put("message", message).put("details", details).build();
  }
}
