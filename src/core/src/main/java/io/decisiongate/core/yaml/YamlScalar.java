package io.decisiongate.core.yaml;

import io.decisiongate.core.json.Json;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The core schema of YAML 1.2 section 10.3.2, with two limits: decimal numbers do not start with a
 * superfluous zero, and what does not fit a number's range is text.
 */
final class YamlScalar {
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+\\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,64}");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private static final int LONGEST_64_BIT_LITERAL = 20;

  private YamlScalar() {}

  /**
   * The value of a scalar.
   *
   * @param tag the resolved tag that the text carries, if any
   * @param plain whether it is written without quotes
   * @throws YamlSyntaxException for a custom tag, or a standard one that does not fit
   */
  static Json resolve(Optional<String> tag, boolean plain, String text) {
    if (tag.isEmpty()) {
      return plain ? untagged(text) : Json.of(text);
    }
    return switch (tag.get()) {
      case "!", "tag:yaml.org,2002:str" -> Json.of(text);
      case "tag:yaml.org,2002:null" -> nullValue(text).orElseThrow(() -> misfit(tag.get()));
      case "tag:yaml.org,2002:bool" -> bool(text).orElseThrow(() -> misfit(tag.get()));
      case "tag:yaml.org,2002:int" -> integer(text).orElseThrow(() -> misfit(tag.get()));
      case "tag:yaml.org,2002:float" ->
          binary64(text).or(() -> integer(text)).orElseThrow(() -> misfit(tag.get()));
      default -> throw new YamlSyntaxException("unknown tag " + tag.get());
    };
  }

  private static Json untagged(String text) {
    return nullValue(text)
        .or(() -> bool(text))
        .or(() -> integer(text))
        .or(() -> binary64(text))
        .orElseGet(() -> Json.of(text));
  }

  private static Optional<Json> nullValue(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(Json.NULL);
      default -> Optional.empty();
    };
  }

  private static Optional<Json> bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> Optional.of(Json.TRUE);
      case "false", "False", "FALSE" -> Optional.of(Json.FALSE);
      default -> Optional.empty();
    };
  }

  private static Optional<Json> integer(String text) {
    if (HEXADECIMAL.matcher(text).matches()) {
      return unsigned(new BigInteger(text.substring(2), 16));
    }
    if (OCTAL.matcher(text).matches()) {
      return unsigned(new BigInteger(text.substring(2), 8));
    }
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.length() <= LONGEST_64_BIT_LITERAL + 1) {
      BigInteger value = new BigInteger(text);
      if (value.compareTo(Json.Int.MIN) >= 0 && value.compareTo(Json.Int.MAX) <= 0) {
        return Optional.of(new Json.Int(value));
      }
    }
    return finite(text);
  }

  private static Optional<Json> unsigned(BigInteger value) {
    return value.compareTo(Json.Int.MAX) <= 0 ? Optional.of(new Json.Int(value)) : Optional.empty();
  }

  private static Optional<Json> binary64(String text) {
    if (NOT_FINITE.matcher(text).matches()) {
      return Optional.of(Json.NULL);
    }
    return FLOAT.matcher(text).matches() ? finite(text) : Optional.empty();
  }

  private static Optional<Json> finite(String text) {
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(new Json.Float(value)) : Optional.empty();
  }

  private static YamlSyntaxException misfit(String tag) {
    return new YamlSyntaxException("text does not fit its tag " + tag);
  }
}
