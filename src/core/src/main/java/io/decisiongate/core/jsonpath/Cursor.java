package io.decisiongate.core.jsonpath;

import java.util.OptionalLong;

/** A position in the text of a path, and the tokens that can be read there. */
final class Cursor {
  private static final String END_OF_NAME = ".*[]()@?,:<>=&|!$";
  private static final char END = '\0';

  private final String text;
  private int position;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** The character at this distance; NUL past the end. */
  char peek(int distance) {
    int index = position + distance;
    return index < text.length() ? text.charAt(index) : END;
  }

  boolean accept(String token) {
    boolean found = text.startsWith(token, position);
    if (found) {
      position += token.length();
    }
    return found;
  }

  void expect(String token) {
    if (!accept(token)) {
      throw invalid("expected " + token);
    }
  }

  void skipBlanks() {
    while (!atEnd() && Character.isWhitespace(peek(0))) {
      position++;
    }
  }

  /** A name without quotes. */
  String name() {
    int start = position;
    while (!atEnd() && END_OF_NAME.indexOf(peek(0)) < 0 && !Character.isWhitespace(peek(0))) {
      position++;
    }
    if (start == position) {
      throw invalid("expected a name");
    }
    return text.substring(start, position);
  }

  boolean atQuote() {
    return peek(0) == '\'' || peek(0) == '"';
  }

  /** A text in quotes; a backslash escapes the quote and is an ordinary character elsewhere. */
  String quoted() {
    char quote = peek(0);
    position++;
    StringBuilder content = new StringBuilder();
    while (!atEnd()) {
      char c = peek(0);
      if (c == '\\' && peek(1) == quote) {
        content.append(quote);
        position += 2;
      } else if (c == quote) {
        position++;
        return content.toString();
      } else {
        content.append(c);
        position++;
      }
    }
    throw invalid("expected the closing quote");
  }

  boolean atNumber() {
    return isDigit(peek(0)) || (peek(0) == '-' && isDigit(peek(1)));
  }

  /** A whole number, if there is one. */
  OptionalLong integer() {
    if (!atNumber()) {
      return OptionalLong.empty();
    }
    String digits = number();
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw invalid("expected a whole number of 64 bits before this");
    }
  }

  /** A number with optional fraction, as it is written. */
  String number() {
    int start = position;
    position++;
    skipDigits();
    if (peek(0) == '.' && isDigit(peek(1))) {
      position++;
      skipDigits();
    }
    return text.substring(start, position);
  }

  private void skipDigits() {
    while (isDigit(peek(0))) {
      position++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  InvalidJsonPath invalid(String problem) {
    return new InvalidJsonPath(problem + " at character " + (position + 1));
  }
}
