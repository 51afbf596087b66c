package io.decisiongate.core.strict;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out what kinds of value a schema describes (auth.md section 8.1): one class, or several for
 * a union. Null is left out of a union with others.
 */
final class TypeClasses {
  private TypeClasses() {}

  /**
   * The classes; never empty.
   *
   * @throws InvalidParams when the schema does not tell
   */
  static Set<TypeClass> of(Json schema) {
    if (Extension.isDynamic(schema)) {
      return EnumSet.of(TypeClass.DYNAMIC);
    }
    if (!(schema instanceof Json.Obj object)) {
      throw new InvalidParams("schema missing type declaration");
    }
    Optional<Json> values = object.member("enum");
    if (values.isPresent()) {
      return EnumSet.of(ofEnum(values.get()));
    }
    Optional<Json> type = object.member("type");
    if (type.isPresent()) {
      return ofType(object, type.get());
    }
    return Unions.variants(object)
        .map(TypeClasses::ofVariants)
        .orElseThrow(() -> new InvalidParams("schema missing type declaration"));
  }

  private static Set<TypeClass> ofVariants(List<Json> variants) {
    Set<TypeClass> classes = EnumSet.noneOf(TypeClass.class);
    variants.forEach(variant -> classes.addAll(of(variant)));
    return withoutNull(classes);
  }

  private static Set<TypeClass> withoutNull(Set<TypeClass> classes) {
    if (classes.size() > 1) {
      classes.remove(TypeClass.NULL);
    }
    return classes;
  }

  private static TypeClass ofEnum(Json values) {
    if (!(values instanceof Json.Array array) || array.items().isEmpty()) {
      throw new InvalidParams("enum must contain at least one value");
    }
    Set<TypeClass> classes =
        array.items().stream().map(TypeClasses::ofScalar).collect(Collectors.toSet());
    if (classes.size() > 1) {
      throw new InvalidParams("enum values must share the same scalar type");
    }
    return classes.contains(TypeClass.NULL) ? TypeClass.NULL : TypeClass.ENUM;
  }

  private static TypeClass ofScalar(Json value) {
    return switch (value) {
      case Json.Null ignored -> TypeClass.NULL;
      case Json.Bool ignored -> TypeClass.BOOLEAN;
      case Json.Int ignored -> TypeClass.NUMBER;
      case Json.Float ignored -> TypeClass.NUMBER;
      case Json.Text ignored -> TypeClass.STRING;
      case Json.Array ignored -> throw new InvalidParams("enum values must be scalar types");
      case Json.Obj ignored -> throw new InvalidParams("enum values must be scalar types");
    };
  }

  private static Set<TypeClass> ofType(Json.Obj schema, Json type) {
    if (type instanceof Json.Text name) {
      return EnumSet.of(ofName(schema, name.value()));
    }
    if (!(type instanceof Json.Array names)) {
      throw new InvalidParams("schema type must be string or array");
    }
    if (names.items().isEmpty()) {
      throw new InvalidParams("schema type array must not be empty");
    }
    Set<TypeClass> classes = EnumSet.noneOf(TypeClass.class);
    for (Json item : names.items()) {
      if (!(item instanceof Json.Text name)) {
        throw new InvalidParams("schema type array must contain strings");
      }
      classes.add(ofName(schema, name.value()));
    }
    return withoutNull(classes);
  }

  private static TypeClass ofName(Json.Obj schema, String type) {
    return switch (type) {
      case "boolean" -> TypeClass.BOOLEAN;
      case "integer" -> TypeClass.INTEGER;
      case "number" -> TypeClass.NUMBER;
      case "string" -> ofFormat(schema);
      case "array" -> ofItems(schema);
      case "object" -> TypeClass.OBJECT;
      case "null" -> TypeClass.NULL;
      default -> throw new InvalidParams("unsupported schema type: " + type);
    };
  }

  private static TypeClass ofFormat(Json.Obj schema) {
    String format =
        schema.member("format").orElse(Json.NULL) instanceof Json.Text name ? name.value() : "";
    return switch (format) {
      case "date" -> TypeClass.DATE;
      case "date-time" -> TypeClass.DATE_TIME;
      case "uuid" -> TypeClass.UUID;
      default -> TypeClass.STRING;
    };
  }

  private static TypeClass ofItems(Json.Obj schema) {
    boolean scalar = schema.member("items").filter(TypeClasses::isScalar).isPresent();
    return scalar ? TypeClass.ARRAY_SCALAR : TypeClass.ARRAY_COMPLEX;
  }

  private static boolean isScalar(Json schema) {
    try {
      return of(schema).stream().allMatch(TypeClass::isScalar);
    } catch (InvalidParams unclassifiable) {
      return false;
    }
  }
}
