package io.decisiongate.system.hostile;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Changes one value somewhere in a document. */
final class JsonMutation {
  private final Change change;
  private int before;

  /** What becomes of the value that was chosen. */
  interface Change {
    Json of(Json value);
  }

  private JsonMutation(Change change, int before) {
    this.change = change;
    this.before = before;
  }

  static Json apply(Json document, RandomGenerator random, Change change) {
    return new JsonMutation(change, random.nextInt(size(document))).walk(document);
  }

  /** Some value from somewhere in a document. */
  static Json part(Json document, RandomGenerator random) {
    List<Json> found = new ArrayList<>(List.of(document));
    Json unused =
        apply(
            document,
            random,
            value -> {
              found.set(0, value);
              return value;
            });
    return found.get(0);
  }

  private Json walk(Json json) {
    if (before-- == 0) {
      return change.of(json);
    }
    return switch (json) {
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, walk(value)));
        yield new Json.Obj(members);
      }
      case Json.Array array -> new Json.Array(array.items().stream().map(this::walk).toList());
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
      case Json.Text ignored -> json;
    };
  }

  private static int size(Json json) {
    Collection<Json> parts =
        switch (json) {
          case Json.Obj object -> object.members().values();
          case Json.Array array -> array.items();
          case Json.Null ignored -> List.of();
          case Json.Bool ignored -> List.of();
          case Json.Int ignored -> List.of();
          case Json.Float ignored -> List.of();
          case Json.Text ignored -> List.of();
        };
    return 1 + parts.stream().mapToInt(JsonMutation::size).sum();
  }
}
