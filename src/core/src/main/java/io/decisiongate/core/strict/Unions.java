package io.decisiongate.core.strict;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;

/** The alternatives that a schema gives by oneOf or anyOf. */
final class Unions {
  private Unions() {}

  /**
   * The alternatives; those that are only null are left out when there are others.
   *
   * @return empty when the schema has neither keyword
   * @throws InvalidParams when it has both, or a list without alternatives
   */
  static Optional<List<Json>> variants(Json.Obj schema) {
    Optional<Json> oneOf = schema.member("oneOf");
    Optional<Json> anyOf = schema.member("anyOf");
    if (oneOf.isPresent() && anyOf.isPresent()) {
      throw new InvalidParams("schema cannot define both oneOf and anyOf");
    }
    return oneOf
        .map(options -> withoutNulls(options, "oneOf"))
        .or(() -> anyOf.map(options -> withoutNulls(options, "anyOf")));
  }

  private static List<Json> withoutNulls(Json options, String keyword) {
    if (!(options instanceof Json.Array array) || array.items().isEmpty()) {
      throw new InvalidParams("schema " + keyword + " must contain at least one option");
    }
    List<Json> others = array.items().stream().filter(option -> !isOnlyNull(option)).toList();
    return others.isEmpty() ? array.items() : others;
  }

  private static boolean isOnlyNull(Json schema) {
    if (!(schema instanceof Json.Obj object)) {
      return false;
    }
    Json nullType = Json.of("null");
    boolean byType =
        object
            .member("type")
            .filter(
                type ->
                    type.equals(nullType)
                        || (type instanceof Json.Array types
                            && !types.items().isEmpty()
                            && types.items().stream().allMatch(nullType::equals)))
            .isPresent();
    boolean byEnum =
        object
            .member("enum")
            .filter(
                values ->
                    values instanceof Json.Array array
                        && !array.items().isEmpty()
                        && array.items().stream().allMatch(Json.NULL::equals))
            .isPresent();
    return byType || byEnum;
  }
}
