package io.decisiongate.core.contract;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/**
 * What is published of a tool.
 *
 * @param name its name in calls
 * @param title its name for people
 * @param description what it does and when to use it
 * @param annotations the hints of MCP about its behaviour
 * @param inputSchema schema of the arguments
 * @param outputSchema schema of the answer
 * @param standardInputSchema self-contained form of the input schema, for standard MCP
 * @param standardOutputSchema form of the output schema to which all answers conform, for standard
 *     MCP
 */
public record ToolContract(
    String name,
    String title,
    String description,
    Json.Obj annotations,
    Json.Obj inputSchema,
    Json.Obj outputSchema,
    Json.Obj standardInputSchema,
    Json.Obj standardOutputSchema) {

  static ToolContract fromJson(Json json, String what) {
    ObjectReader tool = ObjectReader.of(json, what);
    Json.Obj input = object(tool.value("input_schema"), what);
    Json.Obj output = object(tool.value("output_schema"), what);
    return new ToolContract(
        tool.string("name"),
        tool.string("title"),
        tool.string("description"),
        object(tool.value("annotations"), what),
        input,
        output,
        tool.optional("standard_input_schema").map(schema -> object(schema, what)).orElse(input),
        tool.optional("standard_output_schema").map(schema -> object(schema, what)).orElse(output));
  }

  private static Json.Obj object(Json json, String what) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalStateException("not an object in " + what + ": " + json);
  }
}
