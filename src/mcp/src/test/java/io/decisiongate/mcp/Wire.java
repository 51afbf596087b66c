package io.decisiongate.mcp;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Bytes on the wire, and tools to ask for. */
public final class Wire {
  private static final ToolAnnotations READ_ONLY = new ToolAnnotations(true, false, true, false);

  private Wire() {}

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static Json.Obj object(String text) {
    return (Json.Obj) JsonReader.read(text);
  }

  /** The body of an answer as text. */
  public static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** The body of an answer as JSON. */
  public static Json.Obj json(HttpAnswer answer) {
    return (Json.Obj) JsonReader.read(answer.body());
  }

  /** A member some levels down. */
  public static Json at(Json json, String... path) {
    Json here = json;
    for (String name : path) {
      here = ((Json.Obj) here).member(name).orElseThrow();
    }
    return here;
  }

  /** A tool that takes and gives objects. */
  public static ToolDescription tool(String name) {
    return tool(name, object("{\"type\":\"object\"}"));
  }

  public static ToolDescription tool(String name, Json.Obj outputSchema) {
    Json.Obj any = object("{\"type\":\"object\"}");
    return new ToolDescription(
        name, "Title of " + name, "Does " + name, any, any, any, outputSchema, READ_ONLY);
  }

  public static List<ToolDescription> tools(String... names) {
    return List.of(names).stream().map(Wire::tool).toList();
  }

  static byte[] bodyOf(Json.Obj request) {
    if (request.members().get("body_raw") instanceof Json.Text raw) {
      return utf8(raw.value());
    }
    if (request.members().get("body_hex") instanceof Json.Text hex) {
      return HexFormat.of().parseHex(hex.value());
    }
    return request.member("body").map(JsonWriter::bytes).orElseGet(() -> new byte[0]);
  }
}
