package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.jsonpath.Condition.Operator;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** Compares two values of the same type; what differs in type never compares, not even unequal. */
final class Comparison {
  private Comparison() {}

  static boolean holds(Json left, Operator operator, Json right) {
    OptionalInt order = order(left, right);
    if (order.isPresent()) {
      int sign = order.getAsInt();
      return switch (operator) {
        case EQUAL -> sign == 0;
        case NOT_EQUAL -> sign != 0;
        case LESS -> sign < 0;
        case LESS_OR_EQUAL -> sign <= 0;
        case GREATER -> sign > 0;
        case GREATER_OR_EQUAL -> sign >= 0;
      };
    }
    boolean comparable = left.getClass() == right.getClass();
    return switch (operator) {
      case EQUAL -> comparable && left.equals(right);
      case NOT_EQUAL -> comparable && !left.equals(right);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }

  /** The order of two numbers, strings (by code point) or booleans (false first). */
  private static OptionalInt order(Json left, Json right) {
    if (isNumber(left) && isNumber(right)) {
      return OptionalInt.of(decimal(left).compareTo(decimal(right)));
    }
    if (left instanceof Json.Text a && right instanceof Json.Text b) {
      return OptionalInt.of(byCodePoint(a.value(), b.value()));
    }
    if (left instanceof Json.Bool a && right instanceof Json.Bool b) {
      return OptionalInt.of(Boolean.compare(a.value(), b.value()));
    }
    return OptionalInt.empty();
  }

  private static boolean isNumber(Json value) {
    return value instanceof Json.Int || value instanceof Json.Float;
  }

  private static BigDecimal decimal(Json number) {
    return switch (number) {
      case Json.Int integer -> new BigDecimal(integer.value());
      case Json.Float binary64 -> new BigDecimal(binary64.value());
      case Json.Null ignored -> throw new IllegalArgumentException("not a number: " + number);
      case Json.Bool ignored -> throw new IllegalArgumentException("not a number: " + number);
      case Json.Text ignored -> throw new IllegalArgumentException("not a number: " + number);
      case Json.Array ignored -> throw new IllegalArgumentException("not a number: " + number);
      case Json.Obj ignored -> throw new IllegalArgumentException("not a number: " + number);
    };
  }

  private static int byCodePoint(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // Surrogates stand for code points above all others.
        int plane = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
        return plane == 0 ? Character.compare(a, b) : plane;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
