package io.decisiongate.administration.boundary;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A page of a list in ascending order of its keys.
 *
 * @param next the key after which the next page begins; empty on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page of what was read: one item more than it has, when there are more.
   *
   * @param most how many items the page has at most
   */
  static <T> Page<T> of(List<T> read, int most, Function<T, String> key) {
    return read.size() <= most
        ? new Page<>(read, Optional.empty())
        : new Page<>(read.subList(0, most), Optional.of(key.apply(read.get(most - 1))));
  }

  /** The page without what the caller may not see; it may have fewer items than it could. */
  Page<T> showing(Predicate<T> visible) {
    return new Page<>(items.stream().filter(visible).toList(), next);
  }
}
