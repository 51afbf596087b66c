package io.decisiongate.core.ron;

import java.util.Set;

/** The text with the place up to which it has been read, past white space and comments. */
final class Source {
  private static final Set<Character> SPACE = Set.of(' ', '\t', '\n', '\r', '\u000B', '\f');

  private final String text;
  private int next;

  Source(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return next >= text.length();
  }

  /** The next character; U+0000 at the end, which is nowhere allowed. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return next + ahead < text.length() ? text.charAt(next + ahead) : '\0';
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, next);
  }

  char take() {
    if (atEnd()) {
      throw end();
    }
    return text.charAt(next++);
  }

  void skip(int characters) {
    next += characters;
  }

  boolean accept(char c) {
    if (atEnd() || peek() != c) {
      return false;
    }
    next++;
    return true;
  }

  /**
   * @param what is missing, as it is named in the message
   */
  void expect(char c, String what) {
    if (atEnd()) {
      throw end();
    }
    if (!accept(c)) {
      throw error("Expected " + what);
    }
  }

  int mark() {
    return next;
  }

  void reset(int mark) {
    next = mark;
  }

  String since(int mark) {
    return text.substring(mark, next);
  }

  /** Passes white space, line comments and block comments, which may be nested. */
  void skipSpace() {
    while (!atEnd()) {
      if (SPACE.contains(peek())) {
        next++;
      } else if (startsWith("//")) {
        int end = text.indexOf('\n', next);
        next = end < 0 ? text.length() : end;
      } else if (startsWith("/*")) {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private void skipBlockComment() {
    Position start = position();
    int open = 0;
    do {
      if (atEnd()) {
        throw new RonSyntaxException(start, "Block comment without end");
      }
      if (startsWith("/*")) {
        open++;
        next += 2;
      } else if (startsWith("*/")) {
        open--;
        next += 2;
      } else {
        next++;
      }
    } while (open > 0);
  }

  Position position() {
    return position(next);
  }

  /** Counted only when it is asked for: for messages, and for names that stand alone. */
  Position position(int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, text.codePointCount(lineStart, Math.min(offset, text.length())) + 1);
  }

  RonSyntaxException end() {
    return error("Unexpected end of RON");
  }

  RonSyntaxException error(String problem) {
    return new RonSyntaxException(position(), problem);
  }

  RonSyntaxException error(int at, String problem) {
    return new RonSyntaxException(position(at), problem);
  }
}
