package io.decisiongate.core.evidence;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;

/** What a provider found: a JSON value or bytes. */
public sealed interface EvidenceValue {

  /** Evidence hash of {@code true}. */
  Sha256 TRUE_HASH = Sha256.ofCanonical(Json.TRUE);

  /** Evidence hash of {@code false}. */
  Sha256 FALSE_HASH = Sha256.ofCanonical(Json.FALSE);

  /** A JSON value; null is a value. */
  record OfJson(Json json) implements EvidenceValue {}

  /** Bytes, each 0 to 255; only external providers deliver them. */
  record OfBytes(List<Integer> bytes) implements EvidenceValue {
    public OfBytes {
      bytes = List.copyOf(bytes);
    }
  }

  /** The bytes that are hashed and measured: canonical JSON, or the bytes themselves. */
  default byte[] content() {
    return switch (this) {
      case OfJson value -> CanonicalJson.bytes(value.json());
      case OfBytes value -> {
        byte[] raw = new byte[value.bytes().size()];
        for (int i = 0; i < raw.length; i++) {
          raw[i] = value.bytes().get(i).byteValue();
        }
        yield raw;
      }
    };
  }

  /** The evidence hash (hashing.md section 3, rows 4 and 5). */
  default Sha256 hash() {
    // Most evidence is a truth value.
    if (this instanceof OfJson value && value.json() instanceof Json.Bool bool) {
      return bool.value() ? TRUE_HASH : FALSE_HASH;
    }
    return Sha256.of(content());
  }

  /** Reads what {@link #toJson()} writes. */
  static EvidenceValue fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence value");
    String kind = members.string("kind");
    return switch (kind) {
      case "json" -> new OfJson(members.value("value"));
      case "bytes" -> new OfBytes(members.octets("value"));
      default -> throw Variants.unknown(kind, List.of("json", "bytes"));
    };
  }

  default Json toJson() {
    return switch (this) {
      case OfJson value -> Json.object().put("kind", "json").put("value", value.json()).build();
      case OfBytes value ->
          Json.object().put("kind", "bytes").put("value", Json.octets(value.bytes())).build();
    };
  }
}
