package io.decisiongate.core.json;

import io.decisiongate.core.error.InvalidParams;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the members of one object into typed values. Unknown members are ignored, a null member
 * counts as absent where it is optional (mcp-tools.md section 1.2). Every problem is an {@link
 * InvalidParams} that names the object and the member.
 */
public final class ObjectReader {
  private final Json.Obj object;
  private final String what;

  private ObjectReader(Json.Obj object, String what) {
    this.object = object;
    this.what = what;
  }

  /**
   * Starts reading.
   *
   * @param what the object's name in messages
   */
  public static ObjectReader of(Json json, String what) {
    if (json instanceof Json.Obj object) {
      return new ObjectReader(object, what);
    }
    throw new InvalidParams("invalid type: " + typeOf(json) + ", expected an object for " + what);
  }

  /** The member as it is; null is a value. */
  public Json value(String name) {
    return object
        .member(name)
        .orElseThrow(() -> new InvalidParams("missing field `" + name + "` in " + what));
  }

  /** Whether there is such a member, be it null. */
  public boolean has(String name) {
    return object.member(name).isPresent();
  }

  /** The member, unless it is missing or null. */
  public Optional<Json> optional(String name) {
    return object.member(name).filter(json -> !(json instanceof Json.Null));
  }

  public String string(String name) {
    return asString(value(name), name);
  }

  public Optional<String> optionalString(String name) {
    return optional(name).map(json -> asString(json, name));
  }

  public boolean bool(String name) {
    if (value(name) instanceof Json.Bool bool) {
      return bool.value();
    }
    throw invalid(name, "invalid type: " + typeOf(value(name)) + ", expected a boolean");
  }

  /** An integer between these bounds, both included; 1.0 is not an integer. */
  public BigInteger integer(String name, BigInteger min, BigInteger max) {
    return asInteger(value(name), name, min, max);
  }

  public long integer(String name, long min, long max) {
    return integer(name, BigInteger.valueOf(min), BigInteger.valueOf(max)).longValueExact();
  }

  public Optional<Long> optionalInteger(String name, long min, long max) {
    return optional(name)
        .map(
            json ->
                asInteger(json, name, BigInteger.valueOf(min), BigInteger.valueOf(max))
                    .longValueExact());
  }

  /** An array whose items are all read by the same function. */
  public <T> List<T> list(String name, Function<Json, T> item) {
    if (!(value(name) instanceof Json.Array array)) {
      throw invalid(name, "invalid type: " + typeOf(value(name)) + ", expected an array");
    }
    List<T> items = new ArrayList<>(array.items().size());
    for (Json json : array.items()) {
      items.add(item.apply(json));
    }
    return List.copyOf(items);
  }

  public List<String> strings(String name) {
    return list(name, json -> asString(json, name));
  }

  /** Bytes, which JSON has as a list of integers from 0 to 255. */
  public List<Integer> octets(String name) {
    return list(
        name,
        item -> {
          if (item instanceof Json.Int octet
              && octet.value().signum() >= 0
              && octet.value().bitLength() <= Byte.SIZE) {
            return octet.value().intValue();
          }
          throw invalid(name, "invalid value: expected integers from 0 to 255");
        });
  }

  /** The error to throw for a member whose value breaks a rule. */
  public InvalidParams invalid(String name, String problem) {
    return new InvalidParams(problem + " at `" + name + "` in " + what);
  }

  /** The JSON type of a value, for messages. */
  public static String typeOf(Json json) {
    return switch (json) {
      case Json.Null ignored -> "null";
      case Json.Bool ignored -> "boolean";
      case Json.Int ignored -> "integer";
      case Json.Float ignored -> "floating point number";
      case Json.Text ignored -> "string";
      case Json.Array ignored -> "array";
      case Json.Obj ignored -> "object";
    };
  }

  private String asString(Json json, String name) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw invalid(name, "invalid type: " + typeOf(json) + ", expected a string");
  }

  private BigInteger asInteger(Json json, String name, BigInteger min, BigInteger max) {
    if (!(json instanceof Json.Int integer)) {
      throw invalid(name, "invalid type: " + typeOf(json) + ", expected an integer");
    }
    if (integer.value().compareTo(min) < 0 || integer.value().compareTo(max) > 0) {
      throw invalid(
          name, "invalid value: integer " + integer.value() + ", expected " + min + " to " + max);
    }
    return integer.value();
  }
}
