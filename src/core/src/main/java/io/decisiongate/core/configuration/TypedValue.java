package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Flag;
import io.decisiongate.core.configuration.ConfigurationValue.Items;
import io.decisiongate.core.configuration.ConfigurationValue.Property;
import io.decisiongate.core.configuration.ConfigurationValue.Table;
import io.decisiongate.core.configuration.ConfigurationValue.Text;
import io.decisiongate.core.configuration.ConfigurationValue.Whole;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives a value the type that its key expects, or fails with a parse error that names the key. The
 * text of a property is a string as it stands (or a TOML string, when it starts with a double
 * quote); where another type is expected it is written as in TOML.
 */
final class TypedValue {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private TypedValue() {}

  static String text(ConfigurationValue value, String name) {
    ConfigurationValue typed =
        value instanceof Property property
            ? property.text().startsWith("\"") ? toml(property, name) : new Text(property.text())
            : value;
    if (typed instanceof Text text) {
      return text.value();
    }
    throw unexpected("a string", typed, name);
  }

  static boolean flag(ConfigurationValue value, String name) {
    ConfigurationValue typed = toml(value, name);
    if (typed instanceof Flag flag) {
      return flag.value();
    }
    throw unexpected("a boolean", typed, name);
  }

  /** An integer from {@code min} to the largest of 64 bits. */
  static long whole(ConfigurationValue value, String name, long min) {
    ConfigurationValue typed = toml(value, name);
    if (!(typed instanceof Whole whole)) {
      throw unexpected("an integer", typed, name);
    }
    BigInteger number = whole.value();
    if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(MAX) > 0) {
      throw ConfigurationException.parse(
          name + ": expected an integer from " + min + " to " + Long.MAX_VALUE);
    }
    return number.longValueExact();
  }

  static <E extends Enum<E>> E word(ConfigurationValue value, String name, Class<E> words) {
    String text = text(value, name);
    for (E word : words.getEnumConstants()) {
      if (Words.of(word).equals(text)) {
        return word;
      }
    }
    String known =
        Arrays.stream(words.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    throw ConfigurationException.parse(name + ": expected one of " + known);
  }

  static Table table(ConfigurationValue value, String name) {
    ConfigurationValue typed = toml(value, name);
    if (typed instanceof Table table) {
      return table;
    }
    throw unexpected("a table", typed, name);
  }

  static List<ConfigurationValue> items(ConfigurationValue value, String name) {
    ConfigurationValue typed = toml(value, name);
    if (typed instanceof Items items) {
      return items.values();
    }
    throw unexpected("an array", typed, name);
  }

  private static ConfigurationValue toml(ConfigurationValue value, String name) {
    return value instanceof Property property ? TomlText.value(property.text(), name) : value;
  }

  private static ConfigurationException unexpected(
      String expected, ConfigurationValue found, String name) {
    return ConfigurationException.parse(
        name + ": expected " + expected + ", found " + found.type());
  }
}
