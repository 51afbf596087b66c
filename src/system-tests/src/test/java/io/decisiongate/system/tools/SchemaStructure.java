package io.decisiongate.system.tools;

import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** JSON Schemas as trees: compared without the texts that are each product's own. */
final class SchemaStructure {
  /** The schema that every JSON value meets. */
  static final Json ANY_JSON =
      Json.object()
          .put(
              "type", Json.texts(List.of("null", "boolean", "number", "string", "array", "object")))
          .build();

  private static final Set<String> TEXTS = Set.of("description", "title", "examples");

  private SchemaStructure() {}

  /** The schema without its texts; a property that is called description stays. */
  static Json structure(Json schema) {
    return switch (schema) {
      case Json.Array array ->
          new Json.Array(array.items().stream().map(SchemaStructure::structure).toList());
      case Json.Obj object -> {
        Map<String, Json> kept = new LinkedHashMap<>();
        object
            .members()
            .forEach(
                (name, value) -> {
                  if (!(TEXTS.contains(name) && value instanceof Json.Text)) {
                    kept.put(name, structure(value));
                  }
                });
        yield new Json.Obj(kept);
      }
      case Json.Null ignored -> schema;
      case Json.Bool ignored -> schema;
      case Json.Int ignored -> schema;
      case Json.Float ignored -> schema;
      case Json.Text ignored -> schema;
    };
  }

  /** The same with every occurrence of a value exchanged. */
  static Json replaced(Json json, Json from, Json to) {
    if (json.equals(from)) {
      return to;
    }
    return switch (json) {
      case Json.Array array ->
          new Json.Array(array.items().stream().map(item -> replaced(item, from, to)).toList());
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, replaced(value, from, to)));
        yield new Json.Obj(members);
      }
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
      case Json.Text ignored -> json;
    };
  }

  private static Stream<String> referencesIn(Json json) {
    if (json instanceof Json.Array array) {
      return array.items().stream().flatMap(SchemaStructure::referencesIn);
    }
    if (json instanceof Json.Obj object) {
      return Stream.concat(
          object.member("$ref").map(reference -> ((Json.Text) reference).value()).stream(),
          object.members().values().stream().flatMap(SchemaStructure::referencesIn));
    }
    return Stream.empty();
  }

  /** The targets of all references in a schema. */
  static List<String> references(Json json) {
    return referencesIn(json).distinct().toList();
  }
}
