package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
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

  public Json toJson() {
    List<Json> items = new ArrayList<>(signature.size());
    signature.forEach(item -> items.add(Json.of(item)));
    return Json.object()
        .put("scheme", scheme)
        .put("key_id", keyId)
        .put("signature", new Json.Array(items))
        .build();
  }
}
