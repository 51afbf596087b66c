package io.decisiongate.schemas.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.registry.SchemaRecord;
import io.decisiongate.usage.boundary.StoresBytes;

/**
 * Arguments of {@code schemas_register}.
 *
 * @param storedBytes length of the schema as compact JSON
 */
public record RegisterRequest(SchemaRecord record, long storedBytes) implements StoresBytes {
  public static RegisterRequest fromJson(Json json) {
    SchemaRecord record =
        SchemaRecord.fromJson(ObjectReader.of(json, "schemas_register").value("record"));
    return new RegisterRequest(record, record.schemaBytes());
  }
}
