package io.decisiongate.mcp.standard;

import io.decisiongate.core.json.Json;
import io.decisiongate.mcp.ToolDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tool as standard clients see it in {@code tools/list}. */
final class ToolSchemas {
  /** Members that mean something only at the root of a schema. */
  private static final List<String> ROOT_MEMBERS = List.of("$schema", "$id", "$defs");

  private static final Json FAILURE =
      Json.object()
          .put("type", "object")
          .put("required", Json.texts(List.of("error")))
          .put(
              "properties",
              Json.object()
                  .put(
                      "error",
                      Json.object()
                          .put("type", "object")
                          .put(
                              "required",
                              Json.texts(List.of("code", "kind", "message", "retryable")))
                          .put(
                              "properties",
                              Json.object()
                                  .put("code", type("integer"))
                                  .put("kind", type("string"))
                                  .put("message", type("string"))
                                  .put("retryable", type("boolean"))
                                  .put("retry_after_ms", type("integer"))
                                  .build())
                          .build())
                  .build())
          .build();

  private ToolSchemas() {}

  static Json item(ToolDescription tool) {
    return Json.object()
        .put("name", tool.name())
        .put("title", tool.title())
        .put("description", tool.description())
        .put("inputSchema", tool.standardInputSchema())
        .put("outputSchema", withFailure(tool.standardOutputSchema()))
        .put("annotations", tool.annotations().toJson())
        .build();
  }

  /**
   * The schema of a tool's structured content, failures included: clients check a failed result
   * against the declared schema too, and would hide its message if it did not conform.
   */
  static Json.Obj withFailure(Json.Obj success) {
    Map<String, Json> root = new LinkedHashMap<>();
    Map<String, Json> alternative = new LinkedHashMap<>();
    success
        .members()
        .forEach(
            (name, value) -> (ROOT_MEMBERS.contains(name) ? root : alternative).put(name, value));
    root.put("type", Json.of("object"));
    root.put("anyOf", new Json.Array(List.of(new Json.Obj(alternative), FAILURE)));
    return new Json.Obj(root);
  }

  private static Json type(String name) {
    return Json.object().put("type", name).build();
  }
}
