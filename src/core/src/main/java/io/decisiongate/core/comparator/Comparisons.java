package io.decisiongate.core.comparator;

import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.TruthValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Evaluates a comparator over evidence and an expected value (engine.md section 9). Equality inside
 * arrays and objects keeps integers and binary64 apart; between two numbers it is that of their
 * exact decimals.
 */
public final class Comparisons {
  private static final BigInteger LARGEST_BYTE = BigInteger.valueOf(255);

  private Comparisons() {}

  /**
   * Compares.
   *
   * @param evidence what the provider found; JSON null is a value
   * @param expected what the condition expects; exists and not_exists do not look at it
   */
  public static TruthValue evaluate(
      Comparator comparator, Optional<EvidenceValue> evidence, Optional<Json> expected) {
    if (comparator.isPresence()) {
      return TruthValue.of(evidence.isPresent() == (comparator == Comparator.EXISTS));
    }
    if (evidence.isEmpty() || expected.isEmpty()) {
      return TruthValue.UNKNOWN;
    }
    return switch (evidence.get()) {
      case EvidenceValue.OfJson value -> json(comparator, value.json(), expected.get());
      case EvidenceValue.OfBytes value -> bytes(comparator, value.bytes(), expected.get());
    };
  }

  private static TruthValue json(Comparator comparator, Json value, Json expected) {
    return switch (comparator) {
      case EXISTS -> TruthValue.TRUE;
      case NOT_EXISTS -> TruthValue.FALSE;
      case EQUALS -> equal(value, expected);
      case NOT_EQUALS -> equal(value, expected).not();
      case GREATER_THAN -> truth(Ordering.natural(value, expected), order -> order > 0);
      case GREATER_THAN_OR_EQUAL -> truth(Ordering.natural(value, expected), order -> order >= 0);
      case LESS_THAN -> truth(Ordering.natural(value, expected), order -> order < 0);
      case LESS_THAN_OR_EQUAL -> truth(Ordering.natural(value, expected), order -> order <= 0);
      case LEX_GREATER_THAN -> truth(Ordering.lexicographic(value, expected), order -> order > 0);
      case LEX_GREATER_THAN_OR_EQUAL ->
          truth(Ordering.lexicographic(value, expected), order -> order >= 0);
      case LEX_LESS_THAN -> truth(Ordering.lexicographic(value, expected), order -> order < 0);
      case LEX_LESS_THAN_OR_EQUAL ->
          truth(Ordering.lexicographic(value, expected), order -> order <= 0);
      case CONTAINS -> contains(value, expected);
      case IN_SET -> inSet(value, expected);
      case DEEP_EQUALS -> deepEquals(value, expected);
      case DEEP_NOT_EQUALS -> deepEquals(value, expected).not();
    };
  }

  private static TruthValue truth(OptionalInt order, IntPredicate wanted) {
    return order.isPresent() ? TruthValue.of(wanted.test(order.getAsInt())) : TruthValue.UNKNOWN;
  }

  private static TruthValue equal(Json value, Json expected) {
    OptionalInt numbers = Ordering.ofNumbers(value, expected);
    return TruthValue.of(numbers.isPresent() ? numbers.getAsInt() == 0 : value.equals(expected));
  }

  private static TruthValue contains(Json value, Json expected) {
    if (value instanceof Json.Text text && expected instanceof Json.Text needle) {
      return TruthValue.of(text.value().contains(needle.value()));
    }
    if (value instanceof Json.Array array && expected instanceof Json.Array wanted) {
      return TruthValue.of(new HashSet<>(array.items()).containsAll(wanted.items()));
    }
    return TruthValue.UNKNOWN;
  }

  private static TruthValue inSet(Json value, Json expected) {
    boolean scalar = !(value instanceof Json.Array || value instanceof Json.Obj);
    return scalar && expected instanceof Json.Array set
        ? TruthValue.of(set.items().contains(value))
        : TruthValue.UNKNOWN;
  }

  private static TruthValue deepEquals(Json value, Json expected) {
    boolean comparable =
        (value instanceof Json.Array && expected instanceof Json.Array)
            || (value instanceof Json.Obj && expected instanceof Json.Obj);
    return comparable ? TruthValue.of(value.equals(expected)) : TruthValue.UNKNOWN;
  }

  private static TruthValue bytes(Comparator comparator, List<Integer> value, Json expected) {
    if (comparator != Comparator.EQUALS && comparator != Comparator.NOT_EQUALS) {
      return TruthValue.UNKNOWN;
    }
    TruthValue equal =
        asBytes(expected)
            .map(wanted -> TruthValue.of(wanted.equals(value)))
            .orElse(TruthValue.UNKNOWN);
    return comparator == Comparator.EQUALS ? equal : equal.not();
  }

  /** The bytes that an array of integers 0 to 255 stands for. */
  private static Optional<List<Integer>> asBytes(Json expected) {
    if (!(expected instanceof Json.Array array)) {
      return Optional.empty();
    }
    List<Integer> bytes = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      if (!(item instanceof Json.Int number)
          || number.value().signum() < 0
          || number.value().compareTo(LARGEST_BYTE) > 0) {
        return Optional.empty();
      }
      bytes.add(number.value().intValue());
    }
    return Optional.of(bytes);
  }
}
