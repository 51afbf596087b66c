package io.decisiongate.core.authoring;

import io.decisiongate.core.json.Json;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.toml.TomlReadFeature;

/** A scenario in TOML. Dates and times, and numbers that are not finite, are refused. */
final class TomlDocument {
  private static final TomlMapper MAPPER =
      TomlMapper.builder().enable(TomlReadFeature.PARSE_JAVA_TIME).build();

  private TomlDocument() {}

  static Json read(String text) {
    try {
      return json(MAPPER.readTree(text), "");
    } catch (JacksonException e) {
      throw refused(e.getOriginalMessage() + where(e.getLocation()), e);
    }
  }

  private static Json json(JsonNode node, String path) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        node.properties()
            .forEach(
                member ->
                    members.put(
                        member.getKey(), json(member.getValue(), path + "/" + member.getKey())));
        yield new Json.Obj(members);
      }
      case ARRAY ->
          new Json.Array(node.valueStream().map(item -> json(item, path + "/-")).toList());
      case STRING -> Json.of(node.stringValue());
      case BOOLEAN -> Json.of(node.booleanValue());
      case NUMBER -> number(node, path);
      case POJO, BINARY, MISSING, NULL ->
          throw refused("a date or time at " + path + "; write it as a string", null);
    };
  }

  private static Json number(JsonNode node, String path) {
    if (node.isIntegralNumber()) {
      BigInteger value = node.bigIntegerValue();
      return value.compareTo(Json.Int.MIN) >= 0 && value.compareTo(Json.Int.MAX) <= 0
          ? new Json.Int(value)
          : new Json.Float(value.doubleValue());
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw refused("a number that is not finite at " + path, null);
    }
    return new Json.Float(value);
  }

  private static String where(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  private static InvalidScenario refused(String reason, @Nullable Throwable cause) {
    Problem problem = new Problem.Unparsable(AuthoringFormat.TOML, reason);
    return cause == null ? new InvalidScenario(problem) : new InvalidScenario(problem, cause);
  }
}
