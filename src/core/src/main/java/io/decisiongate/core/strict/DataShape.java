package io.decisiongate.core.strict;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;

/** Finds the schema of one condition in the schema of a whole payload (auth.md section 8.5). */
final class DataShape {
  private DataShape() {}

  static List<Json> schemasFor(String conditionId, Json shape, int conditionCount) {
    return variants(shape).stream()
        .map(variant -> schemaFor(conditionId, variant, conditionCount))
        .toList();
  }

  private static List<Json> variants(Json shape) {
    Optional<List<Json>> variants =
        shape instanceof Json.Obj object ? Unions.variants(object) : Optional.empty();
    return variants.orElse(List.of(shape));
  }

  private static Json schemaFor(String conditionId, Json shape, int conditionCount) {
    if (shape instanceof Json.Obj object && describesObjects(object)) {
      return memberSchema(conditionId, object);
    }
    if (conditionCount != 1) {
      throw new InvalidParams("non-object data shape requires exactly one condition");
    }
    return shape;
  }

  private static boolean describesObjects(Json.Obj shape) {
    Json objectType = Json.of("object");
    return shape
        .member("type")
        .map(
            type ->
                type.equals(objectType)
                    || (type instanceof Json.Array types && types.items().contains(objectType)))
        .orElse(shape.member("properties").isPresent());
  }

  private static Json memberSchema(String conditionId, Json.Obj shape) {
    Optional<Json> property =
        shape.member("properties").orElse(Json.NULL) instanceof Json.Obj properties
            ? properties.member(conditionId)
            : Optional.empty();
    if (property.isPresent()) {
      return property.get();
    }
    Json additional = shape.member("additionalProperties").orElse(Json.FALSE);
    if (additional instanceof Json.Obj) {
      return additional;
    }
    throw new InvalidParams(
        additional.equals(Json.TRUE)
            ? "schema allows untyped additionalProperties for condition " + conditionId
            : "condition " + conditionId + " missing from data shape schema");
  }
}
