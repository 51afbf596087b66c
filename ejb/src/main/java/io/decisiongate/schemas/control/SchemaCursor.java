package io.decisiongate.schemas.control;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import java.nio.charset.StandardCharsets;

/**
 * Where a page of schemas ended: JSON text {@code {"schema_id":…,"version":…}} of its last item
 * (mcp-tools.md section 7.2).
 */
public record SchemaCursor(String schemaId, String version) {

  /**
   * Reads the text of a cursor.
   *
   * @throws InvalidParams when it is none
   */
  public static SchemaCursor parse(String text) {
    try {
      ObjectReader members =
          ObjectReader.of(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)), "cursor");
      return new SchemaCursor(members.string("schema_id"), members.string("version"));
    } catch (JsonSyntaxException | InvalidParams e) {
      throw new InvalidParams("invalid cursor");
    }
  }

  /** The text of the cursor. */
  public String text() {
    return JsonWriter.write(
        Json.object().put("schema_id", schemaId).put("version", version).build());
  }
}
