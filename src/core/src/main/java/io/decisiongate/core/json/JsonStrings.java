package io.decisiongate.core.json;

/** Writes JSON strings with the escapes of hashing.md section 2.2 and no others. */
final class JsonStrings {
  private static final String HEX = "0123456789abcdef";

  private JsonStrings() {}

  private static boolean isEscaped(char c) {
    return c < 0x20 || c == '"' || c == '\\';
  }

  static void write(String text, StringBuilder out) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isEscaped(c)) {
        continue;
      }
      out.append(text, plain, i);
      plain = i + 1;
      escape(c, out);
    }
    out.append(text, plain, text.length()).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
