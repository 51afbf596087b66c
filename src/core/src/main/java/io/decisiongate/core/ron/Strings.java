package io.decisiongate.core.ron;

/**
 * Reads strings, raw strings and characters. Besides the escapes of RON those of JSON are accepted,
 * because JSON text shall be RON.
 */
final class Strings {
  private Strings() {}

  static boolean startsHere(Source source) {
    char c = source.peek();
    return c == '"' || c == '\'' || rawHashes(source) >= 0;
  }

  /** The text of the string or character at this place. */
  static String read(Source source) {
    int start = source.mark();
    int hashes = rawHashes(source);
    String text;
    if (hashes >= 0) {
      text = raw(source, hashes);
    } else if (source.peek() == '\'') {
      text = character(source);
    } else {
      text = quoted(source);
    }
    wellFormed(source, start, text);
    return text;
  }

  /** How many number signs the raw string has that starts here; -1 when none starts. */
  private static int rawHashes(Source source) {
    if (source.peek() != 'r') {
      return -1;
    }
    int hashes = 0;
    while (source.peek(1 + hashes) == '#') {
      hashes++;
    }
    return source.peek(1 + hashes) == '"' ? hashes : -1;
  }

  private static String raw(Source source, int hashes) {
    int start = source.mark();
    source.skip(hashes + 2);
    String end = "\"" + "#".repeat(hashes);
    int from = source.mark();
    while (!source.startsWith(end)) {
      if (source.atEnd()) {
        throw source.error(start, "Raw string without end");
      }
      source.skip(1);
    }
    String text = source.since(from);
    source.skip(end.length());
    return text;
  }

  private static String character(Source source) {
    int start = source.mark();
    source.skip(1);
    StringBuilder text = new StringBuilder();
    one(source, text);
    if (Character.isHighSurrogate(text.charAt(0)) && text.length() == 1) {
      one(source, text);
    }
    if (!source.accept('\'')) {
      throw source.error(start, "Expected one character in quotation marks");
    }
    return text.toString();
  }

  private static String quoted(Source source) {
    int start = source.mark();
    source.skip(1);
    StringBuilder text = new StringBuilder();
    while (!source.accept('"')) {
      if (source.atEnd()) {
        throw source.error(start, "String without end");
      }
      one(source, text);
    }
    return text.toString();
  }

  private static void one(Source source, StringBuilder text) {
    char c = source.take();
    if (c == '\\') {
      escape(source, text);
    } else {
      text.append(c);
    }
  }

  private static void escape(Source source, StringBuilder text) {
    int start = source.mark() - 1;
    char c = source.take();
    switch (c) {
      case '"', '\'', '\\', '/' -> text.append(c);
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case '0' -> text.append('\0');
      case 'x' -> text.append((char) hex(source, start, 2));
      case 'u' -> unicode(source, start, text);
      default -> throw source.error(start, "Unknown escape `\\" + c + "`");
    }
  }

  private static void unicode(Source source, int start, StringBuilder text) {
    if (!source.accept('{')) {
      text.append((char) hex(source, start, 4));
      return;
    }
    int digits = 0;
    while (source.peek(digits) != '}' && digits <= 6) {
      digits++;
    }
    int codePoint = digits >= 1 && digits <= 6 ? hex(source, start, digits) : -1;
    if (!source.accept('}') || !Character.isValidCodePoint(codePoint)) {
      throw source.error(start, "Invalid escape of a code point");
    }
    text.appendCodePoint(codePoint);
  }

  private static int hex(Source source, int start, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      char c = source.take();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw source.error(start, "Expected " + digits + " hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static void wellFormed(Source source, int start, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw source.error(start, "Lone surrogate in a string");
      }
    }
  }
}
