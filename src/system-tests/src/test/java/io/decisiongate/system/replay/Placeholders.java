package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * {@code ${DIR}}, {@code ${PORT}} and {@code {"$repeat": [text or array, n]}} of a recording.
 *
 * @param directory of the recording
 * @param port of the server on this machine
 */
record Placeholders(Path directory, int port) {
  private static final Set<String> REPEAT = Set.of("$repeat");

  String expand(String text) {
    return text.replace("${DIR}", directory.toString()).replace("${PORT}", String.valueOf(port));
  }

  /** What is sent: every placeholder filled in. */
  Json expand(Json json) {
    if (json instanceof Json.Obj object && object.members().keySet().equals(REPEAT)) {
      return repeated((Json.Array) object.members().values().iterator().next());
    }
    return mapped(json, this::expand, this::expand);
  }

  /** What was answered: this directory and port put back into placeholders. */
  Json collapse(Json json) {
    return mapped(json, this::collapse, this::collapse);
  }

  String collapse(String text) {
    return Pattern.compile("(127\\.0\\.0\\.1|localhost):" + port + "\\b")
        .matcher(text.replace(directory.toString(), "${DIR}"))
        .replaceAll("$1:\\${PORT}");
  }

  private Json repeated(Json.Array textAndCount) {
    int count = ((Json.Int) textAndCount.items().get(1)).value().intValueExact();
    return switch (expand(textAndCount.items().get(0))) {
      case Json.Text text -> Json.of(text.value().repeat(count));
      case Json.Array array -> {
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          items.addAll(array.items());
        }
        yield new Json.Array(items);
      }
      case Json.Null ignored -> throw notRepeatable(textAndCount);
      case Json.Bool ignored -> throw notRepeatable(textAndCount);
      case Json.Int ignored -> throw notRepeatable(textAndCount);
      case Json.Float ignored -> throw notRepeatable(textAndCount);
      case Json.Obj ignored -> throw notRepeatable(textAndCount);
    };
  }

  private static IllegalArgumentException notRepeatable(Json what) {
    return new IllegalArgumentException("$repeat of neither text nor array: " + what);
  }

  private static Json mapped(Json json, UnaryOperator<Json> member, UnaryOperator<String> text) {
    return switch (json) {
      case Json.Text value -> Json.of(text.apply(value.value()));
      case Json.Array array -> new Json.Array(array.items().stream().map(member).toList());
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object
            .members()
            .forEach((name, value) -> members.put(text.apply(name), member.apply(value)));
        yield new Json.Obj(members);
      }
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
    };
  }
}
