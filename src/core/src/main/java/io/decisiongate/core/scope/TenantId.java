package io.decisiongate.core.scope;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * The number of a tenant (engine.md section 1).
 *
 * @param value 1 to 9223372036854775807
 */
public record TenantId(long value) {
  public TenantId {
    if (value < 1) {
      throw new IllegalArgumentException("tenant_id must be at least 1, was " + value);
    }
  }

  /** Reads the member {@code tenant_id}. */
  public static TenantId from(ObjectReader members) {
    return new TenantId(members.integer("tenant_id", 1, Long.MAX_VALUE));
  }

  /** Reads an optional member of this name. */
  public static Optional<TenantId> optional(ObjectReader members, String name) {
    return members.optionalInteger(name, 1, Long.MAX_VALUE).map(TenantId::new);
  }

  public Json toJson() {
    return Json.of(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
