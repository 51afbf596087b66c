package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.math.BigInteger;
import java.util.List;

/**
 * After what time a tick ends a stage.
 *
 * @param timeoutMs milliseconds, or ticks of logical time; 0 to 2^64 - 1, 0 is due at once
 * @param policyTags informational
 */
public record Timeout(BigInteger timeoutMs, List<String> policyTags) {
  static Timeout fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "timeout");
    return new Timeout(
        members.integer("timeout_ms", BigInteger.ZERO, Json.Int.MAX),
        members.strings("policy_tags"));
  }

  Json toJson() {
    return Json.object()
        .put("timeout_ms", new Json.Int(timeoutMs))
        .put("policy_tags", Json.texts(policyTags))
        .build();
  }
}
