package io.decisiongate.system.acceptance;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** JSON in tests: written as text, read by pointer. */
final class Documents {
  private Documents() {}

  static Json json(String text) {
    return JsonReader.read(text);
  }

  static Json array(List<? extends Json> items) {
    return new Json.Array(List.copyOf(items));
  }

  static Json logical(long value) {
    return Json.object().put("kind", "logical").put("value", value).build();
  }

  /**
   * The value at a place.
   *
   * @param pointer RFC 6901 without escapes
   * @throws AssertionError when there is none
   */
  static Json at(Json json, String pointer) {
    Json value = json;
    for (String step : Arrays.asList(pointer.split("/", -1)).subList(1, parts(pointer))) {
      value =
          switch (value) {
            case Json.Obj object -> object.member(step).orElseThrow(() -> missing(json, pointer));
            case Json.Array array when Integer.parseInt(step) < array.items().size() ->
                array.items().get(Integer.parseInt(step));
            case Json.Array ignored -> throw missing(json, pointer);
            case Json.Null ignored -> throw missing(json, pointer);
            case Json.Bool ignored -> throw missing(json, pointer);
            case Json.Int ignored -> throw missing(json, pointer);
            case Json.Float ignored -> throw missing(json, pointer);
            case Json.Text ignored -> throw missing(json, pointer);
          };
    }
    return value;
  }

  static String text(Json json, String pointer) {
    return at(json, pointer) instanceof Json.Text text
        ? text.value()
        : at(json, pointer).toString();
  }

  static List<Json> items(Json json, String pointer) {
    return ((Json.Array) at(json, pointer)).items();
  }

  /** The texts at the same place of each item. */
  static List<String> texts(Json json, String array, String pointer) {
    return items(json, array).stream().map(item -> text(item, pointer)).toList();
  }

  static List<Integer> upTo(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  private static int parts(String pointer) {
    return pointer.split("/", -1).length;
  }

  private static AssertionError missing(Json json, String pointer) {
    return new AssertionError("nothing at " + pointer + " of " + json);
  }
}
