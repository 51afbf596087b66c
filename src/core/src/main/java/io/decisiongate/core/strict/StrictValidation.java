package io.decisiongate.core.strict;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.schema.InvalidSchema;
import io.decisiongate.core.schema.JsonSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Strict comparator validation (auth.md section 8).
 *
 * @param enableLexicographic whether the lex comparators may be used at all
 * @param enableDeepEquals whether the deep comparators may be used at all
 */
public record StrictValidation(boolean enableLexicographic, boolean enableDeepEquals) {

  /**
   * Checks a condition against the schema of the value it compares: the result schema of its check,
   * or what {@link #schemasFor} finds in a data shape.
   *
   * @param expected JSON null is a value, which only some comparators take
   * @throws InvalidParams at the first violation
   */
  public void checkCondition(
      String conditionId, Json schema, Comparator comparator, Optional<Json> expected) {
    Optional<List<Comparator>> listed = Extension.allowedComparators(schema);
    Set<TypeClass> classes = TypeClasses.of(schema);
    listed.ifPresent(comparators -> checkListed(comparators, classes));
    String what = "condition " + conditionId + " comparator " + comparator.wire();
    checkComparator(what, comparator, classes, listed);
    JsonSchema compiled = compile(schema);
    new ExpectedValue(conditionId, what, compiled).check(comparator, expected);
  }

  /**
   * The schemas of one condition in a data shape, one for each variant of the shape; the condition
   * must pass {@link #checkCondition} for all of them.
   *
   * @param conditionCount how many conditions the scenario has; a shape that is no object can hold
   *     only one
   * @throws InvalidParams when the shape does not describe the condition
   */
  public List<Json> schemasFor(String conditionId, Json shape, int conditionCount) {
    return DataShape.schemasFor(conditionId, shape, conditionCount);
  }

  private void checkListed(List<Comparator> comparators, Set<TypeClass> classes) {
    for (Comparator comparator : comparators) {
      if (isDisabled(comparator)) {
        throw new InvalidParams(
            "allowed_comparators includes disabled comparator " + comparator.wire());
      }
      if (permission(comparator, classes) == Permission.FORBIDDEN) {
        throw new InvalidParams(
            "allowed_comparators includes comparator "
                + comparator.wire()
                + " not valid for schema");
      }
    }
  }

  private void checkComparator(
      String what,
      Comparator comparator,
      Set<TypeClass> classes,
      Optional<List<Comparator>> listed) {
    if (isDisabled(comparator)) {
      throw new InvalidParams(what + " is disabled by config");
    }
    boolean named = listed.map(comparators -> comparators.contains(comparator)).orElse(false);
    switch (permission(comparator, classes)) {
      case FORBIDDEN -> throw new InvalidParams(what + " not allowed for schema type");
      case OPT_IN -> {
        if (!named) {
          throw new InvalidParams(what + " requires explicit opt-in");
        }
      }
      case ALLOWED -> {
        if (listed.isPresent() && !named) {
          throw new InvalidParams(what + " not in allowed_comparators");
        }
      }
    }
  }

  private boolean isDisabled(Comparator comparator) {
    return switch (TypeClass.Group.of(comparator)) {
      case LEXICOGRAPHIC -> !enableLexicographic;
      case DEEP -> !enableDeepEquals;
      case EQUALITY, ORDER, CONTAINS, SET, PRESENCE -> false;
    };
  }

  private static Permission permission(Comparator comparator, Set<TypeClass> classes) {
    return classes.stream()
        .map(type -> type.permits(comparator))
        .reduce(Permission.ALLOWED, Permission::strictest);
  }

  private static JsonSchema compile(Json schema) {
    try {
      return JsonSchema.compile(schema);
    } catch (InvalidSchema e) {
      throw new InvalidParams("invalid schema: " + e.text());
    }
  }
}
