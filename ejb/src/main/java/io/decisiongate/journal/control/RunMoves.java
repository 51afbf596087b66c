package io.decisiongate.journal.control;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.journal.boundary.Change;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs that a batch moves on: one row for each run, however many steps of it are in the batch.
 * Steps that do not follow each other make a row that fits no run, so that the batch is a conflict.
 */
final class RunMoves {
  private static final long NO_VERSION = -1;

  private final Map<Key, Move> moves = new LinkedHashMap<>();

  private record Key(long namespace, String runId) {}

  private record Move(long expectedVersion, long steps, Change.RunUpdate last) {
    Move plus(Move next) {
      boolean follows =
          expectedVersion != NO_VERSION && expectedVersion + steps == next.expectedVersion;
      return new Move(follows ? expectedVersion : NO_VERSION, steps + next.steps, next.last);
    }
  }

  void add(Change.RunUpdate row) {
    moves.merge(
        new Key(row.namespace(), row.runId()), new Move(row.expectedVersion(), 1, row), Move::plus);
  }

  boolean isEmpty() {
    return moves.isEmpty();
  }

  int size() {
    return moves.size();
  }

  /** The version that each run is expected to have. */
  List<Long> expectedVersions() {
    return moves.values().stream().map(Move::expectedVersion).toList();
  }

  /** Namespace, run, expected version, number of steps, status, stage, header, its hash, time. */
  Columns rows() {
    Columns rows =
        new Columns(
            "bigint", "text", "bigint", "bigint", "text", "text", "text", "bytea", "bigint");
    for (Move move : moves.values()) {
      Change.RunUpdate last = move.last();
      rows.add(
          last.namespace(),
          last.runId(),
          move.expectedVersion(),
          move.steps(),
          last.status(),
          last.stageId(),
          last.header(),
          Sha256.digest(last.header().getBytes(StandardCharsets.UTF_8)),
          last.at());
    }
    return rows;
  }
}
