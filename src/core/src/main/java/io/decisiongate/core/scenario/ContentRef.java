package io.decisiongate.core.scenario;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * Points to content that lies elsewhere.
 *
 * @param contentHash as the caller wrote it; never checked
 * @param encryption opaque
 */
public record ContentRef(String uri, Sha256 contentHash, Optional<String> encryption) {
  /** Reads {@code {uri, content_hash, encryption?}}. */
  public static ContentRef fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "content reference");
    return new ContentRef(
        members.string("uri"),
        Sha256.fromJson(members.value("content_hash")),
        members.optionalString("encryption"));
  }

  Json toJson() {
    return Json.object()
        .put("uri", uri)
        .put("content_hash", contentHash.toJson())
        .put("encryption", Json.ofNullable(encryption))
        .build();
  }
}
