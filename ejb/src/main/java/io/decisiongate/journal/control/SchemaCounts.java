package io.decisiongate.journal.control;

import io.decisiongate.journal.boundary.Change;
import java.util.Map;
import java.util.TreeMap;

/** How many data shapes a batch adds to each namespace, and how many each may then have. */
final class SchemaCounts {
  private final Map<Long, Count> counts = new TreeMap<>();

  private record Count(long added, long most) {
    Count plus(Count other) {
      return new Count(added + other.added, Math.min(most, other.most));
    }
  }

  void add(Change.NewSchema row) {
    counts.merge(
        row.namespace(), new Count(1, row.mostEntries().orElse(Long.MAX_VALUE)), Count::plus);
  }

  /** Rows of namespace and number added. */
  Columns added() {
    Columns rows = new Columns("bigint", "bigint");
    counts.forEach((namespace, count) -> rows.add(namespace, count.added()));
    return rows;
  }

  /** Rows of namespace and limit. */
  Columns limits() {
    Columns rows = new Columns("bigint", "bigint");
    counts.forEach((namespace, count) -> rows.add(namespace, count.most()));
    return rows;
  }
}
