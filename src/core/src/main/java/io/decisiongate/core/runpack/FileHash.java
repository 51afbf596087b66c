package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/**
 * A file and the SHA-256 of its bytes.
 *
 * @param path as written; it is checked when the file is read
 */
public record FileHash(String path, Sha256 hash) {
  static FileHash fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "file hash");
    return new FileHash(members.string("path"), Sha256.fromJson(members.value("hash")));
  }

  Json toJson() {
    return Json.object().put("path", path).put("hash", hash.toJson()).build();
  }
}
