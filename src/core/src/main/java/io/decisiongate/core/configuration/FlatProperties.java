package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Flag;
import io.decisiongate.core.configuration.ConfigurationValue.Items;
import io.decisiongate.core.configuration.ConfigurationValue.Other;
import io.decisiongate.core.configuration.ConfigurationValue.Property;
import io.decisiongate.core.configuration.ConfigurationValue.Table;
import io.decisiongate.core.configuration.ConfigurationValue.Text;
import io.decisiongate.core.configuration.ConfigurationValue.Whole;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration as properties with prefix {@code dg.}: one property for each value, with dotted
 * keys and indexes, such as {@code dg.providers[0].name}. Values are written as text; a string that
 * is empty, starts with a double quote or has a dollar sign is written as a TOML string, and an
 * array or table without entries as {@code []} or <code>{}</code>, so that nothing is lost. No
 * value has a dollar sign: MicroProfile Config would expand it as an expression (Config 3.1,
 * property expressions).
 */
public final class FlatProperties {
  /** What the names of all properties start with. */
  public static final String PREFIX = "dg.";

  private FlatProperties() {}

  static Map<String, String> of(Table table) {
    Map<String, String> properties = new TreeMap<>();
    table.entries().forEach((key, value) -> add(KeyPath.key("", key), value, properties));
    return properties;
  }

  private static void add(String path, ConfigurationValue value, Map<String, String> into) {
    switch (value) {
      case Table table -> {
        if (table.entries().isEmpty()) {
          into.put(PREFIX + path, "{}");
        }
        table.entries().forEach((key, entry) -> add(KeyPath.key(path, key), entry, into));
      }
      case Items items -> {
        if (items.values().isEmpty()) {
          into.put(PREFIX + path, "[]");
        }
        for (int i = 0; i < items.values().size(); i++) {
          add(KeyPath.index(path, i), items.values().get(i), into);
        }
      }
      case Text text -> into.put(PREFIX + path, text(text.value()));
      case Whole whole -> into.put(PREFIX + path, whole.value().toString());
      case Flag flag -> into.put(PREFIX + path, Boolean.toString(flag.value()));
      case Other other -> into.put(PREFIX + path, other.text());
      case Property property -> into.put(PREFIX + path, property.text());
    }
  }

  /** A string as the text of a property, which is read back as it is here. */
  public static String text(String value) {
    return value.isEmpty() || value.startsWith("\"") || value.contains("$")
        ? TomlText.quoted(value).replace("$", "\\u0024")
        : value;
  }
}
