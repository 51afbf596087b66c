package io.decisiongate.core.json;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value. Equality is structural: member order does not matter, and numbers are equal only
 * within their class, so the integer 1 differs from the binary64 1.0 (engine.md section 9.2).
 */
public sealed interface Json {

  Json NULL = new Null();
  Json TRUE = new Bool(true);
  Json FALSE = new Bool(false);

  /** The value {@code null}. */
  record Null() implements Json {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Json {}

  /**
   * A number written without fraction and exponent that fits 64 bits, signed or unsigned.
   *
   * @param value from -2^63 to 2^64 - 1
   */
  record Int(BigInteger value) implements Json {
    public static final BigInteger MIN = BigInteger.ONE.shiftLeft(63).negate();
    public static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    public Int {
      if (value.bitLength() > 63 && (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0)) {
        throw new IllegalArgumentException("integer out of the 64-bit ranges: " + value);
      }
    }

    /** Appends the digits; nearly all integers are longs, which are written faster. */
    void write(StringBuilder out) {
      if (value.bitLength() < Long.SIZE) {
        out.append(value.longValue());
      } else {
        out.append(value);
      }
    }
  }

  /**
   * Every other number: the nearest binary64.
   *
   * @param value finite; -0.0 equals 0.0
   */
  record Float(double value) implements Json {
    public Float {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("number is not finite: " + value);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Float that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value + 0.0);
    }
  }

  /** A string without lone surrogates. */
  record Text(String value) implements Json {}

  /** An array, in order. */
  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** An object; members keep the order in which they were written. */
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members =
          Collections.unmodifiableMap(
              members instanceof OwnMembers own ? own : new LinkedHashMap<>(members));
    }

    /** The member of this name; empty when it is missing. A null member is {@link Json#NULL}. */
    public Optional<Json> member(String name) {
      return Optional.ofNullable(members.get(name));
    }
  }

  static Json of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Json of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Json of(String value) {
    return new Text(value);
  }

  /** The text, or null when there is none: optional members are written as null. */
  static Json ofNullable(Optional<String> value) {
    return value.<Json>map(Text::new).orElse(NULL);
  }

  static Json octets(List<Integer> values) {
    return new Array(values.stream().<Json>map(Json::of).toList());
  }

  static Json texts(List<String> values) {
    return new Array(values.stream().<Json>map(Text::new).toList());
  }

  /** Starts an object; members are added in the order in which they shall be written. */
  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** Collects the members of one object. */
  final class ObjectBuilder {
    private OwnMembers members = new OwnMembers();

    private ObjectBuilder() {}

    public ObjectBuilder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public ObjectBuilder put(String name, String value) {
      return put(name, new Text(value));
    }

    public ObjectBuilder put(String name, long value) {
      return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, boolean value) {
      return put(name, Json.of(value));
    }

    /** Adds the member only when there is a value; for members that are omitted when absent. */
    public ObjectBuilder putIfPresent(String name, Optional<? extends Json> value) {
      value.ifPresent(json -> members.put(name, json));
      return this;
    }

    public Obj build() {
      OwnMembers built = members;
      members = new OwnMembers();
      return new Obj(built);
    }
  }
}
