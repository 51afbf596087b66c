package io.decisiongate.system.hostile;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Recorded requests with up to four changes: members removed, renamed or of another type, values of
 * other recordings, items doubled, ids that are new.
 */
record MutatedRecordings(Corpus corpus, Caller caller) implements Attacks {
  private static final List<Json> LEAVES =
      List.of(
          Json.NULL,
          Json.TRUE,
          Json.FALSE,
          Json.of(0),
          Json.of(-1),
          Json.of(Long.MAX_VALUE),
          new Json.Int(Json.Int.MAX),
          new Json.Float(0.5),
          Json.of(""),
          Json.of("\u0000"),
          Json.of("../../../../etc/passwd"),
          Json.of("a".repeat(10_000)),
          new Json.Array(List.of()),
          new Json.Obj(Map.of()));

  @Override
  public Attack next(RandomGenerator random) {
    Json body = corpus.request(random);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      body = JsonMutation.apply(body, random, value -> changed(value, random));
    }
    return Attack.post(
        "mutated recording", path(random), caller.headers(random), JsonWriter.bytes(body));
  }

  /** A value that is seldom where it is expected. */
  static Json leaf(RandomGenerator random) {
    return Pick.of(LEAVES, random);
  }

  static String path(RandomGenerator random) {
    return random.nextInt(3) == 0 ? "/mcp" : "/rpc";
  }

  private Json changed(Json value, RandomGenerator random) {
    int choice = random.nextInt(10);
    if (choice < 2) {
      return Pick.of(LEAVES, random);
    }
    if (choice < 4) {
      return JsonMutation.part(corpus.request(random), random);
    }
    return switch (value) {
      case Json.Obj object -> members(object, random);
      case Json.Array array -> items(array, random);
      case Json.Text text -> Json.of(text(text.value(), random));
      case Json.Int number -> Json.of(number.value().longValue() + random.nextInt(-3, 4));
      case Json.Float number -> new Json.Float(-number.value());
      case Json.Bool bool -> Json.of(!bool.value());
      case Json.Null ignored -> Json.of(caller.value());
    };
  }

  private Json members(Json.Obj object, RandomGenerator random) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    if (members.isEmpty()) {
      return new Json.Obj(Map.of(caller.value(), Json.NULL));
    }
    String name = Pick.of(List.copyOf(members.keySet()), random);
    switch (random.nextInt(4)) {
      case 0 -> members.remove(name);
      case 1 -> members.put(name + "_", members.remove(name));
      case 2 -> members.put(caller.value(), members.get(name));
      default -> members.put(name, JsonMutation.part(object, random));
    }
    return new Json.Obj(members);
  }

  private static Json items(Json.Array array, RandomGenerator random) {
    List<Json> items = new ArrayList<>(array.items());
    if (!items.isEmpty() && random.nextBoolean()) {
      items.addAll(array.items());
    } else {
      items.add(Pick.of(LEAVES, random));
    }
    return new Json.Array(items);
  }

  private String text(String text, RandomGenerator random) {
    List<String> choices =
        Arrays.asList(
            text + "-" + random.nextInt(1_000),
            caller.value(),
            text + text,
            text.isEmpty() ? "x" : text.substring(text.length() / 2),
            text + "\u0000",
            text + "\ud83d\ude00",
            text.replace("_", "-"));
    String chosen = Pick.of(choices, random);
    return wellFormed(chosen) ? chosen : caller.value();
  }

  /** Half a surrogate pair cannot be written as UTF-8. */
  private static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
