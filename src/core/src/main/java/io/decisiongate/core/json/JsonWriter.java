package io.decisiongate.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes compact JSON that reads back to an equal value: members in their order, 1 and 1.0 apart.
 * This is the form of answers and of what is stored; what is hashed is written by {@link
 * CanonicalJson}.
 */
public final class JsonWriter {
  private JsonWriter() {}

  public static String write(Json json) {
    StringBuilder out = new StringBuilder(256);
    write(json, out);
    return out.toString();
  }

  /** The same as UTF-8. */
  public static byte[] bytes(Json json) {
    return write(json).getBytes(StandardCharsets.UTF_8);
  }

  /** Appends to text under construction. */
  public static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Null ignored -> out.append("null");
      case Json.Bool bool -> out.append(bool.value());
      case Json.Int integer -> integer.write(out);
      case Json.Float number -> out.append(Double.toString(number.value()));
      case Json.Text text -> JsonStrings.write(text.value(), out);
      case Json.Array array -> {
        out.append('[');
        String separator = "";
        for (Json item : array.items()) {
          out.append(separator);
          write(item, out);
          separator = ",";
        }
        out.append(']');
      }
      case Json.Obj object -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
          out.append(separator);
          JsonStrings.write(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ",";
        }
        out.append('}');
      }
    }
  }
}
