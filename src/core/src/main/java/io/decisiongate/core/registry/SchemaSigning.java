package io.decisiongate.core.registry;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * With what a schema was signed.
 *
 * @param signature free text as far as the registry is concerned; standard base64 when it is to be
 *     verified
 * @param algorithm free text; absent and null are the same
 */
public record SchemaSigning(String keyId, String signature, Optional<String> algorithm) {

  static SchemaSigning fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "signing");
    return new SchemaSigning(
        members.string("key_id"), members.string("signature"), members.optionalString("algorithm"));
  }

  /** Whether one of its two required texts says nothing. */
  public boolean isBlank() {
    return keyId.isBlank() || signature.isBlank();
  }

  Json toJson() {
    Json.ObjectBuilder json = Json.object().put("key_id", keyId).put("signature", signature);
    algorithm.ifPresent(name -> json.put("algorithm", name));
    return json.build();
  }
}
