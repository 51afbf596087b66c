package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The places at which two JSON values differ, as JSON pointers. 1 and 1.0 differ, the order of
 * members does not matter.
 */
final class JsonDifference {
  private static final int LONGEST_VALUE = 120;

  private final Json body;
  private final Set<String> ignored;
  private final List<String> found = new ArrayList<>();

  private JsonDifference(Json body, Set<String> ignored) {
    this.body = body;
    this.ignored = ignored;
  }

  /**
   * Compares two values.
   *
   * @param got empty when there is none
   * @param ignored pointers whose values, or whose absence, do not count
   */
  static List<String> between(Json want, Optional<Json> got, Set<String> ignored) {
    JsonDifference difference = new JsonDifference(want, ignored);
    difference.compare("", Optional.of(want), got);
    return List.copyOf(difference.found);
  }

  private void compare(String pointer, Optional<Json> want, Optional<Json> got) {
    if (ignored.contains(pointer) || want.equals(got)) {
      return;
    }
    if (want.orElse(Json.NULL) instanceof Json.Obj one
        && got.orElse(Json.NULL) instanceof Json.Obj other) {
      Set<String> names = new LinkedHashSet<>(one.members().keySet());
      names.addAll(other.members().keySet());
      for (String name : names) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        compare(pointer + "/" + escaped, one.member(name), other.member(name));
      }
    } else if (want.orElse(Json.NULL) instanceof Json.Array one
        && got.orElse(Json.NULL) instanceof Json.Array other) {
      compareItems(pointer, one.items(), other.items());
    } else if (!FreeTexts.allows(pointer, want, got, body)) {
      found.add(
          (pointer.isEmpty() ? "/" : pointer) + ": expected " + show(want) + ", got " + show(got));
    }
  }

  private void compareItems(String pointer, List<Json> want, List<Json> got) {
    if (want.size() != got.size()) {
      found.add(pointer + ": expected " + want.size() + " elements, got " + got.size());
    }
    for (int i = 0; i < Math.min(want.size(), got.size()); i++) {
      compare(pointer + "/" + i, Optional.of(want.get(i)), Optional.of(got.get(i)));
    }
  }

  private static String show(Optional<Json> value) {
    String text = value.map(JsonWriter::write).orElse("nothing");
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 3) + "...";
  }
}
