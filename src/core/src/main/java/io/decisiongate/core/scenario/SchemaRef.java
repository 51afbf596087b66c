package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/** Names a schema; informational, never resolved. */
public record SchemaRef(String schemaId, Optional<String> version, Optional<String> uri) {
  static SchemaRef fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "schema reference");
    return new SchemaRef(
        Identifiers.read(members, "schema_id"),
        members.optionalString("version"),
        members.optionalString("uri"));
  }

  Json toJson() {
    return Json.object()
        .put("schema_id", schemaId)
        .put("version", Json.ofNullable(version))
        .put("uri", Json.ofNullable(uri))
        .build();
  }
}
