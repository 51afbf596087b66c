package io.decisiongate.core.scope;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * The number of a namespace (engine.md section 1).
 *
 * @param value 1 to 9223372036854775807
 */
public record NamespaceId(long value) {
  public NamespaceId {
    if (value < 1) {
      throw new IllegalArgumentException("namespace_id must be at least 1, was " + value);
    }
  }

  /** Reads the member {@code namespace_id}. */
  public static NamespaceId from(ObjectReader members) {
    return new NamespaceId(members.integer("namespace_id", 1, Long.MAX_VALUE));
  }

  /** Reads an optional member of this name. */
  public static Optional<NamespaceId> optional(ObjectReader members, String name) {
    return members.optionalInteger(name, 1, Long.MAX_VALUE).map(NamespaceId::new);
  }

  public Json toJson() {
    return Json.of(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
