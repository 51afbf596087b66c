package io.decisiongate.schemas.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;

/** Arguments of {@code schemas_get}. */
public record SchemaGetRequest(
    TenantId tenantId, NamespaceId namespaceId, String schemaId, String version) {
  public static SchemaGetRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "schemas_get");
    return new SchemaGetRequest(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("schema_id"),
        members.string("version"));
  }
}
