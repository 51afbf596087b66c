package io.decisiongate.core.jsonpath;

import java.util.List;
import java.util.OptionalLong;

/** What a step takes from one node. */
sealed interface Selector {

  /** Members of an object, in this order; missing ones are skipped. */
  record Names(List<String> names) implements Selector {
    public Names {
      names = List.copyOf(names);
    }
  }

  /** All elements of an array or all member values of an object. */
  record Wildcard() implements Selector {}

  /** Elements of an array, in this order; negative numbers count from the end. */
  record Indexes(List<Long> indexes) implements Selector {
    public Indexes {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * A range of an array.
   *
   * @param from inclusive; negative counts from the end
   * @param to exclusive; negative counts from the end
   * @param step at least 1
   */
  record Slice(OptionalLong from, OptionalLong to, long step) implements Selector {}

  /** What fulfils a condition: elements of an array, or the object itself. */
  record Filter(Condition condition) implements Selector {}
}
