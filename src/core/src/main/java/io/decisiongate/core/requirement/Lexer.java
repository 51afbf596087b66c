package io.decisiongate.core.requirement;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.requirement.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text syntax into tokens (requirements.md section 6); offsets count bytes of UTF-8. */
final class Lexer {
  private static final String OTHER = "identifier, number, or operator";

  private final byte[] utf8;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** All tokens; the last one is the end. */
  static List<Token> tokens(byte[] utf8) {
    return new Lexer(utf8).run();
  }

  private List<Token> run() {
    while (position < utf8.length) {
      int c = at(position);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        position++;
      } else if (isDigit(c)) {
        number();
      } else if (isLetter(c)) {
        word();
      } else if (c == '"') {
        quoted();
      } else {
        symbol(c);
      }
    }
    tokens.add(Token.of(Kind.END, "end of input", utf8.length));
    return List.copyOf(tokens);
  }

  private void symbol(int c) {
    switch (c) {
      case '(' -> add(Kind.OPEN, "(");
      case ')' -> add(Kind.CLOSE, ")");
      case ',' -> add(Kind.COMMA, ",");
      case '!' -> add(Kind.NOT, "!");
      case '&' -> doubled('&', Kind.AND, "&&");
      case '|' -> doubled('|', Kind.OR, "||");
      default -> throw unexpected(c, OTHER);
    }
  }

  private void doubled(int c, Kind kind, String text) {
    if (position + 1 == utf8.length || at(position + 1) != c) {
      throw unexpected(c, text);
    }
    add(kind, text);
  }

  private void add(Kind kind, String text) {
    tokens.add(Token.of(kind, text, position));
    position += text.length();
  }

  private void number() {
    int start = position;
    while (position < utf8.length && isDigit(at(position))) {
      position++;
    }
    tokens.add(Token.of(Kind.NUMBER, text(start), start));
  }

  private void word() {
    int start = position;
    while (position < utf8.length && (isLetter(at(position)) || isDigit(at(position)))) {
      position++;
    }
    String word = text(start);
    tokens.add(
        switch (word) {
          case "and" -> Token.of(Kind.AND, "&&", start);
          case "or" -> Token.of(Kind.OR, "||", start);
          case "not" -> Token.of(Kind.NOT, "!", start);
          default -> Token.of(Kind.NAME, word, start);
        });
  }

  /** A name in quotation marks with the escapes of JSON: an addition to the reference. */
  private void quoted() {
    int start = position++;
    while (position < utf8.length && at(position) != '"') {
      position += at(position) == '\\' ? 2 : 1;
    }
    if (position >= utf8.length) {
      throw new InvalidRequirement("quoted name at " + start + " has no end");
    }
    position++;
    String literal = text(start);
    try {
      Json.Text name = (Json.Text) JsonReader.read(literal);
      tokens.add(new Token(Kind.QUOTED_NAME, literal, name.value(), start));
    } catch (JsonSyntaxException e) {
      throw new InvalidRequirement("invalid quoted name at " + start + ": " + e.getMessage(), e);
    }
  }

  /** What lies between this offset and the current one. */
  private String text(int start) {
    return new String(utf8, start, position - start, StandardCharsets.UTF_8);
  }

  private InvalidRequirement unexpected(int c, String expected) {
    return new InvalidRequirement(
        "unexpected token `" + (char) c + "` at " + position + ", expected " + expected);
  }

  private int at(int offset) {
    return utf8[offset] & 0xff;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
