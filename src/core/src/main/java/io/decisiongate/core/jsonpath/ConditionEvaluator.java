package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.jsonpath.Condition.Connective;
import io.decisiongate.core.jsonpath.Condition.Operand;
import io.decisiongate.core.jsonpath.Condition.Start;
import java.util.Optional;

/** Decides whether an element fulfils a condition. */
final class ConditionEvaluator {
  private final Json document;
  private final Budget visits;

  ConditionEvaluator(Json document, Budget visits) {
    this.document = document;
    this.visits = visits;
  }

  boolean holds(Condition condition, Json element) {
    Condition current = condition;
    // A loop, not a recursion: a chain may be as long as the path.
    while (current instanceof Condition.Pair pair) {
      boolean first = holds(pair.first(), element);
      if (first == (pair.connective() == Connective.OR)) {
        return first;
      }
      current = pair.rest();
    }
    return simple(current, element);
  }

  private boolean simple(Condition condition, Json element) {
    visits.spend(1);
    return switch (condition) {
      case Condition.Exists exists -> value(exists.path(), element).isPresent();
      case Condition.Comparison comparison -> compares(comparison, element);
      case Condition.Pair pair -> holds(pair, element);
    };
  }

  private boolean compares(Condition.Comparison comparison, Json element) {
    Optional<Json> left = value(comparison.left(), element);
    Optional<Json> right = value(comparison.right(), element);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    // Long texts and structures cost more than one visit.
    visits.weigh(left.get());
    return Comparison.holds(left.get(), comparison.operator(), right.get());
  }

  private Optional<Json> value(Operand operand, Json element) {
    return switch (operand) {
      case Operand.Literal literal -> Optional.of(literal.value());
      case Operand.Path path -> walk(path, element);
    };
  }

  private Optional<Json> walk(Operand.Path path, Json element) {
    visits.spend(1 + path.keys().size());
    if (path.start() == Start.ELEMENT && path.keys().isEmpty()) {
      // By itself it stands for the list as a whole, which equals nothing.
      return Optional.empty();
    }
    Optional<Json> value = Optional.of(path.start() == Start.DOCUMENT ? document : element);
    for (Condition.Key key : path.keys()) {
      value = value.flatMap(node -> child(node, key));
    }
    return value;
  }

  private static Optional<Json> child(Json node, Condition.Key key) {
    return switch (key) {
      case Condition.Key.Name name ->
          node instanceof Json.Obj object ? object.member(name.name()) : Optional.empty();
      case Condition.Key.Index index ->
          node instanceof Json.Array array
              ? Selection.element(array, index.index())
              : Optional.empty();
    };
  }
}
