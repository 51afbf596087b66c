package io.decisiongate.core.strict;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The member {@code x-decision-gate} of a schema. */
final class Extension {
  private static final String NAME = "x-decision-gate";

  private Extension() {}

  /** Whether the schema says that its values can be of any type. */
  static boolean isDynamic(Json schema) {
    return read(schema)
        .flatMap(extension -> extension.member("dynamic_type"))
        .map(
            json -> {
              if (json instanceof Json.Bool bool) {
                return bool.value();
              }
              throw new InvalidParams(NAME + ".dynamic_type must be boolean");
            })
        .orElse(false);
  }

  /**
   * The comparators that the schema limits its use to; empty when it does not.
   *
   * @throws InvalidParams when the member is malformed
   */
  static Optional<List<Comparator>> allowedComparators(Json schema) {
    return read(schema)
        .flatMap(extension -> extension.member("allowed_comparators"))
        .map(Extension::comparators);
  }

  private static Optional<Json.Obj> read(Json schema) {
    if (!(schema instanceof Json.Obj object)) {
      return Optional.empty();
    }
    return object
        .member(NAME)
        .map(
            json -> {
              if (json instanceof Json.Obj extension) {
                return extension;
              }
              throw new InvalidParams(NAME + " must be an object");
            });
  }

  private static List<Comparator> comparators(Json json) {
    if (!(json instanceof Json.Array array)) {
      throw invalid("invalid type: " + ObjectReader.typeOf(json) + ", expected an array");
    }
    List<Comparator> comparators = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      comparators.add(comparator(item));
    }
    if (comparators.isEmpty()) {
      throw new InvalidParams("allowed_comparators must not be empty");
    }
    return List.copyOf(comparators);
  }

  private static Comparator comparator(Json json) {
    if (!(json instanceof Json.Text text)) {
      throw invalid("invalid type: " + ObjectReader.typeOf(json) + ", expected a string");
    }
    try {
      return Comparator.fromWire(text.value());
    } catch (InvalidParams e) {
      throw invalid(e.text());
    }
  }

  private static InvalidParams invalid(String problem) {
    return new InvalidParams("allowed_comparators invalid: " + problem);
  }
}
