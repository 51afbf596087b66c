package io.decisiongate.core.registry;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/**
 * One version of a data shape; never changed once it is registered.
 *
 * @param schema JSON Schema, draft 2020-12, as it was sent
 * @param createdAt as the author says
 */
public record SchemaRecord(
    TenantId tenantId,
    NamespaceId namespaceId,
    String schemaId,
    String version,
    Json schema,
    Optional<String> description,
    Timestamp createdAt,
    Optional<SchemaSigning> signing) {

  public static SchemaRecord fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "record");
    return new SchemaRecord(
        TenantId.from(members),
        NamespaceId.from(members),
        Identifiers.read(members, "schema_id"),
        Identifiers.read(members, "version"),
        members.value("schema"),
        members.optionalString("description"),
        Timestamp.fromJson(members.value("created_at")),
        members.optional("signing").map(SchemaSigning::fromJson));
  }

  /** Bytes of the schema as compact JSON, which is what limits and metering count. */
  public int schemaBytes() {
    return JsonWriter.bytes(schema).length;
  }

  public Json toJson() {
    Json.ObjectBuilder json =
        Json.object()
            .put("tenant_id", tenantId.toJson())
            .put("namespace_id", namespaceId.toJson())
            .put("schema_id", schemaId)
            .put("version", version)
            .put("schema", schema)
            .put("description", Json.ofNullable(description))
            .put("created_at", createdAt.toJson());
    signing.ifPresent(present -> json.put("signing", present.toJson()));
    return json.build();
  }
}
