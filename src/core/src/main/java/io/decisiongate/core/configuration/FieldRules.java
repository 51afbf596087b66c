package io.decisiongate.core.configuration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that hold for many keys. The first argument is the field's name in the message. */
final class FieldRules {
  static final int MAX_PATH_BYTES = 4096;
  static final int MAX_COMPONENT_BYTES = 255;

  private static final Pattern SCHEME = Pattern.compile("https?://");
  private static final Pattern AUTHORITY =
      Pattern.compile("([\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private FieldRules() {}

  static void require(boolean holds, String problem) {
    if (!holds) {
      throw ConfigurationException.invalid(problem);
    }
  }

  static void nonEmpty(String field, String value) {
    require(!value.isBlank(), field + " must be non-empty");
  }

  static void allNonEmpty(String field, List<String> values) {
    values.forEach(value -> nonEmpty(field, value));
  }

  static void trimmed(String field, String value) {
    require(value.strip().equals(value), field + " must be trimmed");
  }

  /** Goes into a header: non-empty, no white space, no control characters. */
  static void token(String field, String value) {
    require(!value.isEmpty(), field + " must be non-empty");
    printable(field, value);
  }

  static void atMostBytes(String field, String value, int max) {
    require(bytes(value) <= max, field + " too long");
  }

  static void printable(String field, String value) {
    require(
        value.codePoints().noneMatch(FieldRules::isWhiteSpace),
        field + " must not contain whitespace");
    require(
        value.codePoints().noneMatch(Character::isISOControl),
        field + " must not contain control characters");
  }

  /** A path of at most 4096 bytes, with components of at most 255. */
  static void path(String field, String value) {
    nonEmpty(field, value);
    pathLength(field + " exceeds max length", field + " path component too long", value);
    require(value.indexOf('\0') < 0, field + " must not contain control characters");
  }

  static void pathLength(String tooLong, String componentTooLong, String value) {
    require(bytes(value) <= MAX_PATH_BYTES, tooLong);
    for (String component : value.split("/")) {
      require(bytes(component) <= MAX_COMPONENT_BYTES, componentTooLong);
    }
  }

  /** An address with scheme http or https and a host, without user info. */
  static void url(String field, String value) {
    nonEmpty(field, value);
    trimmed(field, value);
    Matcher scheme = SCHEME.matcher(value);
    require(scheme.lookingAt(), field + " must include http:// or https://");
    String authority = value.substring(scheme.end()).split("[/?#]", 2)[0];
    require(!authority.isEmpty() && !authority.startsWith(":"), field + " must include host");
    require(AUTHORITY.matcher(authority).matches(), field + " host contains invalid characters");
    printable(field, value);
  }

  static boolean isPlainHttp(String url) {
    return url.startsWith("http://");
  }

  static void milliseconds(String field, long value, long min, long max) {
    require(
        value >= min && value <= max,
        field + " must be between " + min + " and " + max + " milliseconds");
  }

  static int bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isWhiteSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
