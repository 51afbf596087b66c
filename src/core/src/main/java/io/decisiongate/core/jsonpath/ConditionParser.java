package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.jsonpath.Condition.Connective;
import io.decisiongate.core.jsonpath.Condition.Operand;
import io.decisiongate.core.jsonpath.Condition.Operator;
import io.decisiongate.core.jsonpath.Condition.Start;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the expression of a filter. The paths in it lead to one value at most: members and single
 * indexes only.
 */
final class ConditionParser {
  private static final int MAX_DEPTH = 64;

  private final Cursor cursor;
  private int depth;

  ConditionParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** A condition in parentheses. */
  Condition condition() {
    if (++depth > MAX_DEPTH) {
      throw cursor.invalid("expected at most " + MAX_DEPTH + " parentheses around this");
    }
    cursor.expect("(");
    List<Condition> terms = new ArrayList<>();
    List<Connective> connectives = new ArrayList<>();
    terms.add(term());
    for (Optional<Connective> next = connective(); next.isPresent(); next = connective()) {
      connectives.add(next.get());
      terms.add(term());
    }
    cursor.expect(")");
    depth--;
    Condition condition = terms.getLast();
    for (int i = connectives.size() - 1; i >= 0; i--) {
      condition = new Condition.Pair(terms.get(i), connectives.get(i), condition);
    }
    return condition;
  }

  private Optional<Connective> connective() {
    if (cursor.accept("&&")) {
      return Optional.of(Connective.AND);
    }
    return cursor.accept("||") ? Optional.of(Connective.OR) : Optional.empty();
  }

  private Condition term() {
    cursor.skipBlanks();
    Condition term = cursor.peek(0) == '(' ? condition() : comparison();
    cursor.skipBlanks();
    return term;
  }

  private Condition comparison() {
    Operand left = operand();
    cursor.skipBlanks();
    Optional<Operator> operator = operator();
    if (operator.isPresent()) {
      cursor.skipBlanks();
      return new Condition.Comparison(left, operator.get(), operand());
    }
    if (left instanceof Operand.Path path && !path.keys().isEmpty()) {
      return new Condition.Exists(path);
    }
    throw cursor.invalid("expected a comparison");
  }

  private Optional<Operator> operator() {
    if (cursor.accept("==")) {
      return Optional.of(Operator.EQUAL);
    }
    if (cursor.accept("!=")) {
      return Optional.of(Operator.NOT_EQUAL);
    }
    if (cursor.accept("<=")) {
      return Optional.of(Operator.LESS_OR_EQUAL);
    }
    if (cursor.accept(">=")) {
      return Optional.of(Operator.GREATER_OR_EQUAL);
    }
    if (cursor.accept("<")) {
      return Optional.of(Operator.LESS);
    }
    return cursor.accept(">") ? Optional.of(Operator.GREATER) : Optional.empty();
  }

  private Operand operand() {
    if (cursor.accept("@")) {
      return new Operand.Path(Start.ELEMENT, keys());
    }
    if (cursor.accept("$")) {
      return new Operand.Path(Start.DOCUMENT, keys());
    }
    if (cursor.atQuote()) {
      return new Operand.Literal(Json.of(cursor.quoted()));
    }
    return new Operand.Literal(cursor.atNumber() ? number() : bool());
  }

  private List<Condition.Key> keys() {
    List<Condition.Key> keys = new ArrayList<>();
    while (true) {
      if (cursor.accept(".")) {
        keys.add(new Condition.Key.Name(cursor.name()));
      } else if (cursor.accept("[")) {
        cursor.skipBlanks();
        keys.add(
            cursor.atQuote()
                ? new Condition.Key.Name(cursor.quoted())
                : new Condition.Key.Index(
                    cursor
                        .integer()
                        .orElseThrow(() -> cursor.invalid("expected one name or index"))));
        cursor.skipBlanks();
        cursor.expect("]");
      } else {
        return keys;
      }
    }
  }

  private Json number() {
    String digits = cursor.number();
    BigInteger integer =
        digits.contains(".") ? Json.Int.MAX.add(BigInteger.ONE) : new BigInteger(digits);
    if (integer.compareTo(Json.Int.MIN) >= 0 && integer.compareTo(Json.Int.MAX) <= 0) {
      return new Json.Int(integer);
    }
    double value = Double.parseDouble(digits);
    if (!Double.isFinite(value)) {
      throw cursor.invalid("expected a number in range before this");
    }
    return new Json.Float(value);
  }

  private Json bool() {
    String word = cursor.name();
    if (word.equalsIgnoreCase("true")) {
      return Json.TRUE;
    }
    if (word.equalsIgnoreCase("false")) {
      return Json.FALSE;
    }
    throw cursor.invalid("expected a path or a literal before this");
  }
}
