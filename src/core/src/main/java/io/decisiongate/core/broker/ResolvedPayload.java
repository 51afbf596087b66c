package io.decisiongate.core.broker;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;

/** The content of a packet, at hand. */
public sealed interface ResolvedPayload {

  /** A JSON value. */
  record OfJson(Json value) implements ResolvedPayload {}

  /** Raw bytes. */
  record OfBytes(byte[] bytes) implements ResolvedPayload {}

  /** The hash that an envelope must have: canonical for JSON (hashing.md section 3, row 21). */
  default Sha256 hash() {
    return switch (this) {
      case OfJson json -> Sha256.ofCanonical(json.value());
      case OfBytes raw -> Sha256.of(raw.bytes());
    };
  }

  /** Bytes of the content; of JSON those of its compact form. */
  default long size() {
    return switch (this) {
      case OfJson json -> JsonWriter.bytes(json.value()).length;
      case OfBytes raw -> raw.bytes().length;
    };
  }
}
