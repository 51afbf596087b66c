package io.decisiongate.core.scenario;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;

/**
 * What a packet, a submission or a trigger carries (mcp-tools.md section 1.4). Equality is that of
 * {@link Json}: 1 and 1.0 differ.
 */
public sealed interface Payload {

  /** Any JSON value; null is one. */
  record OfJson(Json value) implements Payload {}

  /**
   * Bytes.
   *
   * @param bytes each 0 to 255
   */
  record OfBytes(List<Integer> bytes) implements Payload {
    public OfBytes {
      bytes = List.copyOf(bytes);
    }

    /** The same as an array. */
    public byte[] content() {
      byte[] content = new byte[bytes.size()];
      for (int i = 0; i < content.length; i++) {
        content[i] = bytes.get(i).byteValue();
      }
      return content;
    }
  }

  /** Content that lies elsewhere. */
  record External(ContentRef contentRef) implements Payload {}

  static Payload fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "payload");
    String kind = members.string("kind");
    return switch (kind) {
      case "json" -> new OfJson(members.value("value"));
      case "bytes" -> new OfBytes(members.octets("bytes"));
      case "external" -> new External(ContentRef.fromJson(members.value("content_ref")));
      default -> throw Variants.unknown(kind, List.of("json", "bytes", "external"));
    };
  }

  default Json toJson() {
    return switch (this) {
      case OfJson json -> Json.object().put("kind", "json").put("value", json.value()).build();
      case OfBytes raw ->
          Json.object().put("kind", "bytes").put("bytes", Json.octets(raw.bytes())).build();
      case External external ->
          Json.object()
              .put("kind", "external")
              .put("content_ref", external.contentRef().toJson())
              .build();
    };
  }

  /** Hash and size of the content (hashing.md section 3, rows 6 to 8). */
  default PayloadDigest digest() {
    return switch (this) {
      case OfJson json -> PayloadDigest.of(CanonicalJson.bytes(json.value()));
      case OfBytes raw -> PayloadDigest.of(raw.content());
      case External external -> {
        Sha256 unverified = external.contentRef().contentHash();
        yield new PayloadDigest(unverified, 0);
      }
    };
  }
}
