package io.decisiongate.core.hash;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest in its wire form {@code {"algorithm":"sha256","value":"<hex>"}}.
 *
 * @param value 64 lower-case hexadecimal digits when computed here; digests that came from outside
 *     are kept as they were written and compared as text (hashing.md section 1)
 */
public record Sha256(String value) {
  private static final HexFormat HEX = HexFormat.of();

  /** The digest of these bytes. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(HEX.formatHex(digest(bytes)));
  }

  /** The digest of the canonical form of this value. */
  public static Sha256 ofCanonical(Json json) {
    return of(CanonicalJson.bytes(json));
  }

  /** The 32 bytes of the digest of these bytes. */
  public static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads the wire form.
   *
   * @throws io.decisiongate.core.error.InvalidParams for another algorithm or a missing member
   */
  public static Sha256 fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "hash");
    String algorithm = members.string("algorithm");
    if (!algorithm.equals("sha256")) {
      throw members.invalid("algorithm", "unknown variant `" + algorithm + "`, expected `sha256`");
    }
    return new Sha256(members.string("value"));
  }

  public Json toJson() {
    return Json.object().put("algorithm", "sha256").put("value", value).build();
  }

  @Override
  public String toString() {
    return "sha256:" + value;
  }
}
