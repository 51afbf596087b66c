package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Flag;
import io.decisiongate.core.configuration.ConfigurationValue.Items;
import io.decisiongate.core.configuration.ConfigurationValue.Other;
import io.decisiongate.core.configuration.ConfigurationValue.Table;
import io.decisiongate.core.configuration.ConfigurationValue.Text;
import io.decisiongate.core.configuration.ConfigurationValue.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.toml.TomlReadFeature;

/** Parses TOML 1.0. */
final class TomlText {
  private static final int MAX_DEPTH = 64;
  private static final String PROPERTY = "value";

  private static final TomlMapper MAPPER =
      TomlMapper.builder().enable(TomlReadFeature.PARSE_JAVA_TIME).build();

  private TomlText() {}

  /** The tables of a whole file. */
  static Table file(String toml) {
    try {
      return table(MAPPER.readTree(toml), 1);
    } catch (JacksonException e) {
      throw ConfigurationException.parse(e.getOriginalMessage() + where(e.getLocation()), e);
    }
  }

  private static String where(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  /** One value, written as it would be after the equals sign. */
  static ConfigurationValue value(String toml, String name) {
    if (toml.indexOf('\n') < 0) {
      try {
        JsonNode root = MAPPER.readTree(PROPERTY + " = " + toml);
        return value(root.get(PROPERTY), 1);
      } catch (JacksonException e) {
        throw ConfigurationException.parse(name + ": not a TOML value", e);
      }
    }
    throw ConfigurationException.parse(name + ": not a TOML value");
  }

  /** A basic string with this value. */
  static String quoted(String value) {
    StringBuilder toml = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        toml.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        toml.append("\\u%04x".formatted((int) c));
      } else {
        toml.append(c);
      }
    }
    return toml.append('"').toString();
  }

  private static Table table(JsonNode node, int depth) {
    Map<String, ConfigurationValue> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      entries.put(entry.getKey(), value(entry.getValue(), depth + 1));
    }
    return new Table(entries);
  }

  private static Items items(JsonNode node, int depth) {
    List<ConfigurationValue> values = new ArrayList<>(node.size());
    for (JsonNode item : node.values()) {
      values.add(value(item, depth + 1));
    }
    return new Items(values);
  }

  private static ConfigurationValue value(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      throw ConfigurationException.parse("nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (node.getNodeType()) {
      case OBJECT -> table(node, depth);
      case ARRAY -> items(node, depth);
      case STRING -> new Text(node.stringValue());
      case BOOLEAN -> new Flag(node.booleanValue());
      case NUMBER ->
          node.isIntegralNumber()
              ? new Whole(node.bigIntegerValue())
              : new Other("a float", node.asString());
      case POJO, BINARY, MISSING, NULL -> new Other("a date or time", node.toString());
    };
  }
}
