package io.decisiongate.core.strict;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.schema.JsonSchema;
import java.util.List;
import java.util.Optional;

/**
 * Whether a comparator can be given this expected value.
 *
 * @param what condition and comparator, as messages name them
 */
record ExpectedValue(String conditionId, String what, JsonSchema schema) {

  void check(Comparator comparator, Optional<Json> expected) {
    switch (TypeClass.Group.of(comparator)) {
      case PRESENCE -> {
        if (expected.isPresent()) {
          throw new InvalidParams(what + " does not accept expected values");
        }
      }
      case SET -> {
        if (!(expected.orElse(Json.NULL) instanceof Json.Array set)) {
          throw new InvalidParams(what + " requires expected array");
        }
        set.items().forEach(this::checkValue);
      }
      case EQUALITY -> checkValue(required(expected));
      case ORDER, LEXICOGRAPHIC, CONTAINS, DEEP -> {
        Json value = required(expected);
        if (value instanceof Json.Null) {
          throw new InvalidParams(what + " does not accept null expected values");
        }
        checkValue(value);
      }
    }
  }

  private Json required(Optional<Json> expected) {
    return expected.orElseThrow(() -> new InvalidParams(what + " requires expected value"));
  }

  private void checkValue(Json value) {
    List<String> violations = schema.violations(value);
    if (!violations.isEmpty()) {
      throw new InvalidParams(
          "condition " + conditionId + " expected value invalid: " + String.join("; ", violations));
    }
  }
}
