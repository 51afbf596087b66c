package io.decisiongate.core.time;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.math.BigInteger;

/** A time that the caller supplied (engine.md section 1). */
public sealed interface Timestamp {

  /** Milliseconds since 1970-01-01T00:00:00Z; may be negative. */
  record UnixMillis(long value) implements Timestamp {}

  /**
   * A counter without a unit.
   *
   * @param value 0 to 2^64 - 1
   */
  record Logical(BigInteger value) implements Timestamp {
    public Logical {
      if (value.signum() < 0 || value.bitLength() > 64) {
        throw new IllegalArgumentException("logical time out of range: " + value);
      }
    }
  }

  /** Reads {@code {"kind":"unix_millis"|"logical","value":n}}; floats are refused. */
  static Timestamp fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "timestamp");
    String kind = members.string("kind");
    return switch (kind) {
      case "unix_millis" ->
          new UnixMillis(members.integer("value", Long.MIN_VALUE, Long.MAX_VALUE));
      case "logical" -> new Logical(members.integer("value", BigInteger.ZERO, Json.Int.MAX));
      default ->
          throw members.invalid(
              "kind", "unknown variant `" + kind + "`, expected `unix_millis` or `logical`");
    };
  }

  /** The number, whatever the kind. */
  default BigInteger number() {
    return switch (this) {
      case UnixMillis unix -> BigInteger.valueOf(unix.value());
      case Logical logical -> logical.value();
    };
  }

  default Json toJson() {
    String kind =
        switch (this) {
          case UnixMillis ignored -> "unix_millis";
          case Logical ignored -> "logical";
        };
    return Json.object().put("kind", kind).put("value", new Json.Int(number())).build();
  }
}
