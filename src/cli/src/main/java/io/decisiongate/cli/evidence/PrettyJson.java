package io.decisiongate.cli.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.List;
import java.util.Map;

/** Writes JSON for people: one member or item on a line, two blanks for each level. */
public final class PrettyJson {
  private PrettyJson() {}

  /** The value, ended by a line feed. */
  public static String write(Json json) {
    StringBuilder out = new StringBuilder();
    write(json, "\n", out);
    return out.append('\n').toString();
  }

  private static void write(Json json, String lineEnd, StringBuilder out) {
    String inner = lineEnd + "  ";
    if (json instanceof Json.Obj object && !object.members().isEmpty()) {
      String separator = "{";
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        out.append(separator).append(inner);
        JsonWriter.write(Json.of(member.getKey()), out);
        out.append(": ");
        write(member.getValue(), inner, out);
        separator = ",";
      }
      out.append(lineEnd).append('}');
    } else if (json instanceof Json.Array(List<Json> items) && !items.isEmpty()) {
      String separator = "[";
      for (Json item : items) {
        out.append(separator).append(inner);
        write(item, inner, out);
        separator = ",";
      }
      out.append(lineEnd).append(']');
    } else {
      JsonWriter.write(json, out);
    }
  }
}
