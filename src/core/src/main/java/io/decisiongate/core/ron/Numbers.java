package io.decisiongate.core.ron;

import io.decisiongate.core.json.Json;
import java.math.BigInteger;

/** Reads numbers: decimal, {@code 0x}, {@code 0o}, {@code 0b}, with underscores between digits. */
final class Numbers {
  private Numbers() {}

  static boolean startsHere(Source source) {
    char c = source.peek();
    int sign = c == '+' || c == '-' ? 1 : 0;
    char first = source.peek(sign);
    return isDigit(first, 10) || (first == '.' && isDigit(source.peek(sign + 1), 10));
  }

  static Json read(Source source) {
    int start = source.mark();
    boolean negative = source.peek() == '-';
    if (negative || source.peek() == '+') {
      source.skip(1);
    }
    int radix = radix(source);
    if (radix != 10) {
      source.skip(2);
      String digits = digits(source, radix);
      if (digits.isEmpty()) {
        throw source.error("Expected a digit of base " + radix);
      }
      endOfNumber(source, start);
      return integer(new BigInteger(negative ? "-" + digits : digits, radix));
    }
    return decimal(source, start, negative);
  }

  private static Json decimal(Source source, int start, boolean negative) {
    StringBuilder literal = new StringBuilder(negative ? "-" : "").append(digits(source, 10));
    boolean whole = true;
    if (source.peek() == '.') {
      whole = false;
      source.skip(1);
      literal.append(literal.isEmpty() || literal.charAt(literal.length() - 1) == '-' ? "0" : "");
      literal.append('.').append(digits(source, 10)).append('0');
    }
    if (source.peek() == 'e' || source.peek() == 'E') {
      whole = false;
      source.skip(1);
      literal.append('e');
      if (source.peek() == '+' || source.peek() == '-') {
        literal.append(source.take());
      }
      String exponent = digits(source, 10);
      if (exponent.isEmpty()) {
        throw source.error("Expected a digit of the exponent");
      }
      literal.append(exponent);
    }
    endOfNumber(source, start);
    return whole
        ? integer(new BigInteger(literal.toString()))
        : binary64(source, start, literal.toString());
  }

  private static int radix(Source source) {
    if (source.peek() != '0') {
      return 10;
    }
    return switch (source.peek(1)) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 10;
    };
  }

  private static String digits(Source source, int radix) {
    StringBuilder digits = new StringBuilder();
    while (isDigit(source.peek(), radix) || (source.peek() == '_' && !digits.isEmpty())) {
      char c = source.take();
      if (c != '_') {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  /** A letter right behind a number, such as the suffix {@code u8}, is no part of JSON. */
  private static void endOfNumber(Source source, int start) {
    char c = source.peek();
    if (c == '.' || c == '_' || Character.isLetterOrDigit(c)) {
      source.skip(1);
      throw source.error(start, "Invalid number `" + source.since(start) + "`");
    }
  }

  private static Json integer(BigInteger value) {
    return value.compareTo(Json.Int.MIN) >= 0 && value.compareTo(Json.Int.MAX) <= 0
        ? new Json.Int(value)
        : new Json.Float(value.doubleValue());
  }

  private static Json binary64(Source source, int start, String literal) {
    double value = Double.parseDouble(literal);
    if (!Double.isFinite(value)) {
      throw source.error(start, "Number out of range");
    }
    return new Json.Float(value);
  }

  private static boolean isDigit(char c, int radix) {
    return c < 128 && Character.digit(c, radix) >= 0;
  }
}
