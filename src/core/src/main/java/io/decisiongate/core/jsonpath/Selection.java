package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Applies steps to a document. */
final class Selection {
  private final ConditionEvaluator conditions;
  private final Budget visits;

  Selection(Json document, Budget visits) {
    this.conditions = new ConditionEvaluator(document, visits);
    this.visits = visits;
  }

  List<Json> apply(Step step, List<Json> nodes) {
    List<Json> matches = new ArrayList<>();
    for (Json node : nodes) {
      switch (step) {
        case Step.Child child -> select(child.selector(), node, matches);
        case Step.Descent descent -> descend(descent.selector(), node, matches);
      }
    }
    return matches;
  }

  private void descend(Selector selector, Json node, List<Json> matches) {
    visits.spend(1);
    if (selector instanceof Selector.Filter filter) {
      // Only as an element: otherwise an object would be tested once more as itself.
      if (node instanceof Json.Array array) {
        array.items().stream()
            .filter(item -> !(item instanceof Json.Array))
            .filter(item -> conditions.holds(filter.condition(), item))
            .forEach(matches::add);
      }
    } else {
      select(selector, node, matches);
    }
    children(node).forEach(child -> descend(selector, child, matches));
  }

  private void select(Selector selector, Json node, List<Json> matches) {
    visits.spend(1);
    switch (selector) {
      case Selector.Names names -> {
        if (node instanceof Json.Obj object) {
          visits.spend(names.names().size());
          names.names().forEach(name -> object.member(name).ifPresent(matches::add));
        }
      }
      case Selector.Wildcard ignored -> {
        Collection<Json> children = children(node);
        visits.spend(children.size());
        matches.addAll(children);
      }
      case Selector.Indexes indexes -> {
        if (node instanceof Json.Array array) {
          visits.spend(indexes.indexes().size());
          indexes.indexes().forEach(index -> element(array, index).ifPresent(matches::add));
        }
      }
      case Selector.Slice slice -> {
        if (node instanceof Json.Array array) {
          slice(slice, array.items(), matches);
        }
      }
      case Selector.Filter filter -> filter(filter.condition(), node, matches);
    }
  }

  private void slice(Selector.Slice slice, List<Json> items, List<Json> matches) {
    int size = items.size();
    long from = bound(slice.from().orElse(0), size);
    long to = bound(slice.to().orElse(size), size);
    // The first comparison keeps a large step from overflowing the sum.
    for (long i = from; i < to; i += Math.min(slice.step(), size)) {
      visits.spend(1);
      matches.add(items.get((int) i));
    }
  }

  private static long bound(long index, int size) {
    return Math.clamp(index < 0 ? index + size : index, 0, size);
  }

  private void filter(Condition condition, Json node, List<Json> matches) {
    if (node instanceof Json.Array array) {
      for (Json item : array.items()) {
        if (item instanceof Json.Array) {
          filter(condition, item, matches);
        } else if (conditions.holds(condition, item)) {
          matches.add(item);
        }
      }
    } else if (node instanceof Json.Obj && conditions.holds(condition, node)) {
      matches.add(node);
    }
  }

  static Optional<Json> element(Json.Array array, long index) {
    int size = array.items().size();
    long position = index < 0 ? index + size : index;
    return position >= 0 && position < size
        ? Optional.of(array.items().get((int) position))
        : Optional.empty();
  }

  private static Collection<Json> children(Json node) {
    return switch (node) {
      case Json.Array array -> array.items();
      case Json.Obj object -> object.members().values();
      case Json.Null ignored -> List.of();
      case Json.Bool ignored -> List.of();
      case Json.Int ignored -> List.of();
      case Json.Float ignored -> List.of();
      case Json.Text ignored -> List.of();
    };
  }
}
