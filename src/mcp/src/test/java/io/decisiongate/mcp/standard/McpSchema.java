package io.decisiongate.mcp.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.Fixtures;
import java.util.LinkedHashMap;
import java.util.Map;

/** The published JSON Schema of revision 2025-11-25. */
final class McpSchema {
  private McpSchema() {}

  /** Asserts that a value is what the revision calls by this name. */
  static void assertIs(String definition, Json value) {
    Map<String, Json> schema =
        new LinkedHashMap<>(Fixtures.contract("mcp/schema-2025-11-25.json").members());
    schema.put("$ref", Json.of("#/$defs/" + definition));
    assertConforms(new Json.Obj(schema), value);
  }

  static void assertConforms(Json schema, Json value) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonWriter.write(schema), InputFormat.JSON);
    assertThat(compiled.validate(JsonWriter.write(value), InputFormat.JSON)).isEmpty();
  }
}
