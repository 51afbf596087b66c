package io.decisiongate.core.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The canonical form that is hashed: RFC 8785 with the three deviations of hashing.md sections 2.3
 * and 2.4. Integers of the 64-bit ranges are written exactly; members are ordered by the UTF-8
 * bytes of the encoded name, quotation marks and escapes included; of duplicate members the last
 * one counts.
 */
public final class CanonicalJson {
  private static final Comparator<Map.Entry<String, Json>> BY_ENCODED_NAME =
      Comparator.comparing(member -> encoded(member.getKey()), Arrays::compareUnsigned);

  private CanonicalJson() {}

  /** The canonical form as text. */
  public static String write(Json json) {
    StringBuilder out = new StringBuilder(256);
    write(json, out);
    return out.toString();
  }

  /** The canonical form as the bytes that are hashed. */
  public static byte[] bytes(Json json) {
    return write(json).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Null ignored -> out.append("null");
      case Json.Bool bool -> out.append(bool.value());
      case Json.Int integer -> integer.write(out);
      case Json.Float number -> out.append(EcmaScriptNumber.write(number.value()));
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
        for (Map.Entry<String, Json> member : sorted(object)) {
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

  private static List<Map.Entry<String, Json>> sorted(Json.Obj object) {
    List<Map.Entry<String, Json>> members = new ArrayList<>(object.members().entrySet());
    boolean plain = arePlain(object.members().keySet());
    members.sort(plain ? Map.Entry.comparingByKey() : BY_ENCODED_NAME);
    return members;
  }

  private static boolean arePlain(Set<String> names) {
    for (String name : names) {
      if (!isPlain(name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a name sorts by its own characters as it does by its encoding: only ASCII above the
   * quotation mark, which ends the encoded name, and nothing that is escaped.
   */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= '"' || c == '\\' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static byte[] encoded(String name) {
    StringBuilder out = new StringBuilder(name.length() + 2);
    JsonStrings.write(name, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
