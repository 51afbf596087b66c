package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.regex.Pattern;

/**
 * That the data of a place is to be erased.
 *
 * @param manifest SHA-256 of the manifest of an export, as 64 hexadecimal digits: who has it has
 *     all of the export
 */
public record PurgeRequest(String manifest) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** Reads a request. */
  public static PurgeRequest fromJson(Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    String digest = members.string("manifest_sha256");
    if (!DIGEST.matcher(digest).matches()) {
      throw members.invalid(
          "manifest_sha256", "expected the SHA-256 of the export's manifest.json in hexadecimal");
    }
    return new PurgeRequest(digest);
  }
}
