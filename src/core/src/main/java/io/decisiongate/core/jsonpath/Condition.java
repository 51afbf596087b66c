package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;
import java.util.List;

/** The expression of a filter. */
sealed interface Condition {

  /** Holds when the path leads to a value, null and false included. */
  record Exists(Operand.Path path) implements Condition {}

  /** Holds when both sides have values of the same type that compare so. */
  record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

  /** Two conditions; {@code &&} and {@code ||} bind equally and group to the right. */
  record Pair(Condition first, Connective connective, Condition rest) implements Condition {}

  /** How two conditions are joined. */
  enum Connective {
    AND,
    OR
  }

  /** How two values are compared. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** One side of a comparison. */
  sealed interface Operand {

    /** A value written in the path. */
    record Literal(Json value) implements Operand {}

    /** A path with at most one match. */
    record Path(Start start, List<Key> keys) implements Operand {
      public Path {
        keys = List.copyOf(keys);
      }
    }
  }

  /** Where an operand's path starts. */
  enum Start {
    DOCUMENT,
    ELEMENT
  }

  /** One level of an operand's path. */
  sealed interface Key {
    record Name(String name) implements Key {}

    record Index(long index) implements Key {}
  }
}
