package io.decisiongate.schemas.boundary;

import io.decisiongate.calls.boundary.PageLimit;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;

/**
 * Arguments of {@code schemas_list}.
 *
 * @param cursor the {@code next_token} of the page before, not yet looked at
 * @param limit 1 to 1000
 */
public record SchemaListRequest(
    TenantId tenantId, NamespaceId namespaceId, Optional<String> cursor, int limit) {
  public static SchemaListRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "schemas_list");
    return new SchemaListRequest(
        TenantId.from(members),
        NamespaceId.from(members),
        members.optionalString("cursor"),
        PageLimit.read(members));
  }
}
