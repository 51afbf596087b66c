package io.decisiongate.scenarios.boundary;

import io.decisiongate.calls.boundary.PageLimit;
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
  public static ListRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenarios_list");
    return new ListRequest(
        TenantId.from(members),
        NamespaceId.from(members),
        members.optionalString("cursor"),
        PageLimit.read(members));
  }
}
