package io.decisiongate.core.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The canonical form that is hashed: RFC 8785 with the three deviations of hashing.md sections 2.3
 * and 2.4. Integers of the 64-bit ranges are written exactly; members are ordered by the UTF-8
 * bytes of the encoded name, quotation marks and escapes included; of duplicate members the last
 * one counts.
 */
public final class CanonicalJson {
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
      case Json.Int integer -> out.append(integer.value());
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
        for (Member member : sorted(object)) {
          out.append(separator).append(member.name).append(':');
          write(member.value, out);
          separator = ",";
        }
        out.append('}');
      }
    }
  }

  private static List<Member> sorted(Json.Obj object) {
    List<Member> members = new ArrayList<>(object.members().size());
    for (Map.Entry<String, Json> entry : object.members().entrySet()) {
      members.add(new Member(JsonStrings.encoded(entry.getKey()), entry.getValue()));
    }
    members.sort(null);
    return members;
  }

  /** One member, its name as it will be written. */
  private record Member(String name, Json value) implements Comparable<Member> {
    @Override
    public int compareTo(Member other) {
      int length = Math.min(name.length(), other.name.length());
      for (int i = 0; i < length; i++) {
        char mine = name.charAt(i);
        char theirs = other.name.charAt(i);
        if (mine != theirs) {
          // Below the surrogates the order of UTF-16 units is that of UTF-8 bytes.
          return mine < Character.MIN_SURROGATE || theirs < Character.MIN_SURROGATE
              ? Character.compare(mine, theirs)
              : Arrays.compareUnsigned(utf8(name), utf8(other.name));
        }
      }
      return Integer.compare(name.length(), other.name.length());
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
