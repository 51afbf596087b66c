package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;

/**
 * A provider's signature over the evidence hash (hashing.md section 3.1).
 *
 * @param signature bytes, each 0 to 255
 */
public record EvidenceSignature(String scheme, String keyId, List<Integer> signature) {
  public EvidenceSignature {
    signature = List.copyOf(signature);
  }

  /** Reads what {@link #toJson()} writes. */
  public static EvidenceSignature fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence signature");
    return new EvidenceSignature(
        members.string("scheme"), members.string("key_id"), members.octets("signature"));
  }

  public Json toJson() {
    return Json.object()
        .put("scheme", scheme)
        .put("key_id", keyId)
        .put("signature", Json.octets(signature))
        .build();
  }
}
