package io.decisiongate.scenarios.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;

/**
 * Arguments of {@code scenarios_list}.
 *
 * @param cursor the scenario id with which the page before ended
 * @param limit 1 to 1000
 */
public record ListRequest(
    TenantId tenantId, NamespaceId namespaceId, Optional<String> cursor, int limit) {
  private static final long DEFAULT_LIMIT = 50;
  private static final long MAX_LIMIT = 1000;

  public static ListRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenarios_list");
    return new ListRequest(
        TenantId.from(members),
        NamespaceId.from(members),
        members.optionalString("cursor"),
        (int)
            (long)
                members
                    .optionalInteger("limit", 0, Long.MAX_VALUE)
                    .map(ListRequest::inRange)
                    .orElse(DEFAULT_LIMIT));
  }

  private static long inRange(long limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidParams("limit must be between 1 and " + MAX_LIMIT);
    }
    return limit;
  }
}
