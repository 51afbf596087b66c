package io.decisiongate.runpacks.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/**
 * Arguments of {@code runpack_verify}.
 *
 * @param runpackDir folder on the server
 * @param manifestPath relative to that folder
 */
public record VerifyRequest(String runpackDir, String manifestPath) {
  public static VerifyRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "runpack_verify");
    return new VerifyRequest(members.string("runpack_dir"), members.string("manifest_path"));
  }
}
