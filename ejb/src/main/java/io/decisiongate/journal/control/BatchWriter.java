package io.decisiongate.journal.control;

import io.decisiongate.core.error.OutcomeUnknown;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.boundary.CommitListener;
import io.decisiongate.journal.boundary.StaleChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Commits a batch and completes its callers. First optimistically, on the head as last seen, in one
 * round trip; when that meets another node's commit or a conflict, again under the head's lock,
 * where each change that cannot be written leaves alone.
 */
final class BatchWriter {
  private static final System.Logger LOG = System.getLogger(BatchWriter.class.getName());

  /** Division by zero and unique violation, by intent; serialization failure and deadlock. */
  private static final Set<String> CONFLICTS = Set.of("22012", "23505", "40001", "40P01");

  private static final int VALIDATION_TIMEOUT_S = 2;
  private static final String UNFOUNDED = "an earlier step of the run was not committed";

  /** How long a batch looks for a connection that answers. */
  private static final long LONGEST_SEARCH_NS = Duration.ofSeconds(5).toNanos();

  /** How long after a commit connections are used without being asked first; one loss ends it. */
  private static final long TRUSTED_FOR_NS = 20_000_000;

  private final JournalStore store;
  private final CommitListener listener;
  private final LongAdder locked = new LongAdder();
  private final AtomicLong lastSuccess = new AtomicLong(longAgo());

  BatchWriter(JournalStore store, CommitListener listener) {
    this.store = store;
    this.listener = listener;
  }

  long lockedBatches() {
    return locked.sum();
  }

  /**
   * Writes the batch; every change of it is completed one way or the other when this returns.
   *
   * @return whether the head's lock was needed
   */
  boolean write(Lane lane, List<PendingChange> waiting) {
    List<PendingChange> changes = founded(waiting);
    if (changes.isEmpty()) {
      return false;
    }
    boolean underLock = false;
    try (Connection connection = connect()) {
      if (lane.head == null || !writeOptimistically(connection, lane, lane.head, changes)) {
        locked.increment();
        underLock = true;
        writeLocked(connection, lane, changes);
      }
    } catch (SQLException e) {
      lane.head = null;
      lastSuccess.set(longAgo());
      fail(changes, new StorageUnavailable(e));
    } catch (RuntimeException | Error e) {
      lane.head = null;
      fail(changes, e);
    }
    return underLock;
  }

  /** The changes that can still be written; the others are completed as stale. */
  private static List<PendingChange> founded(List<PendingChange> waiting) {
    List<PendingChange> founded = new ArrayList<>(waiting.size());
    for (PendingChange pending : waiting) {
      if (pending.isUnfounded()) {
        pending.refuse(UNFOUNDED);
      } else {
        founded.add(pending);
      }
    }
    return founded;
  }

  /**
   * A pooled connection may have died while nobody used it. Asking first makes sure that a failure
   * before the commit is known to be one.
   */
  private Connection connect() throws SQLException {
    long start = System.nanoTime();
    do {
      Connection connection = store.connect();
      if (System.nanoTime() - lastSuccess.get() < TRUSTED_FOR_NS
          || connection.isValid(VALIDATION_TIMEOUT_S)) {
        return connection;
      }
      // Aborted, it does not go back to the pool.
      try (connection) {
        connection.abort(Runnable::run);
      }
    } while (System.nanoTime() - start < LONGEST_SEARCH_NS);
    throw new SQLException("the database does not answer", "08006");
  }

  private static long longAgo() {
    return System.nanoTime() - TRUSTED_FOR_NS;
  }

  private boolean writeOptimistically(
      Connection connection, Lane lane, Head head, List<PendingChange> changes)
      throws SQLException {
    Batch batch = new Batch(lane.tenant, head, changes);
    try {
      store.write(connection, batch);
    } catch (SQLException e) {
      if (isConflict(e)) {
        return false;
      }
      if (!connectionLost(connection, e)) {
        throw e;
      }
      settle(lane, batch, changes, e);
      return true;
    }
    lastSuccess.set(System.nanoTime());
    lane.head = batch.after;
    complete(batch, changes);
    return true;
  }

  private void writeLocked(Connection connection, Lane lane, List<PendingChange> changes)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      store.bindTenant(connection, lane.tenant);
      Optional<Head> head = lockHead(connection, lane, changes);
      if (head.isEmpty()) {
        fail(changes, new StaleChange("tenant " + lane.tenant + " does not exist"));
        return;
      }
      Savepoint start = connection.setSavepoint();
      List<PendingChange> written = changes;
      List<Batch> batches = new ArrayList<>();
      try {
        Batch whole = new Batch(lane.tenant, head.get(), changes);
        store.write(connection, whole);
        batches.add(whole);
      } catch (SQLException e) {
        if (!isConflict(e)) {
          throw e;
        }
        connection.rollback(start);
        written = writeOneByOne(connection, lane, head.get(), changes, batches);
      }
      commit(connection, lane, batches, written);
    } finally {
      JournalStore.restore(connection);
    }
  }

  private Optional<Head> lockHead(Connection connection, Lane lane, List<PendingChange> changes)
      throws SQLException {
    Optional<Head> head = store.lockHead(connection, lane.tenant);
    if (head.isEmpty() && changes.stream().anyMatch(pending -> pending.change().opensTenant())) {
      store.openTenant(connection, lane.tenant);
      head = store.lockHead(connection, lane.tenant);
    }
    return head;
  }

  /** Gives the changes that could be written; the others are completed as stale. */
  private List<PendingChange> writeOneByOne(
      Connection connection,
      Lane lane,
      Head first,
      List<PendingChange> changes,
      List<Batch> batches)
      throws SQLException {
    List<PendingChange> written = new ArrayList<>();
    Head head = first;
    for (PendingChange pending : changes) {
      if (pending.isUnfounded()) {
        pending.refuse(UNFOUNDED);
        continue;
      }
      Savepoint before = connection.setSavepoint();
      Batch single = new Batch(lane.tenant, head, List.of(pending));
      try {
        store.write(connection, single);
        head = single.after;
        batches.add(single);
        written.add(pending);
      } catch (SQLException e) {
        if (!isConflict(e)) {
          throw e;
        }
        connection.rollback(before);
        pending.refuse("the run or key has changed");
      }
    }
    return written;
  }

  private void commit(
      Connection connection, Lane lane, List<Batch> batches, List<PendingChange> written)
      throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (batches.isEmpty() || !connectionLost(connection, e)) {
        throw e;
      }
      settleAll(lane, batches, written, e);
      return;
    }
    lastSuccess.set(System.nanoTime());
    if (!batches.isEmpty()) {
      lane.head = batches.getLast().after;
    }
    completeAll(batches, written);
  }

  private void settle(Lane lane, Batch batch, List<PendingChange> changes, SQLException lost) {
    settleAll(lane, List.of(batch), changes, lost);
  }

  private void settleAll(
      Lane lane, List<Batch> batches, List<PendingChange> changes, SQLException lost) {
    lane.head = null;
    lastSuccess.set(longAgo());
    try {
      if (store.wasCommitted(batches.getLast())) {
        completeAll(batches, changes);
      } else {
        fail(changes, new StorageUnavailable(lost));
      }
    } catch (SQLException e) {
      lost.addSuppressed(e);
      fail(changes, new OutcomeUnknown(lost));
    }
  }

  private void completeAll(List<Batch> batches, List<PendingChange> changes) {
    int next = 0;
    for (Batch batch : batches) {
      complete(batch, changes.subList(next, next + batch.receipts.size()));
      next += batch.receipts.size();
    }
  }

  private void complete(Batch batch, List<PendingChange> changes) {
    tell(changes);
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).done().complete(batch.receipts.get(i));
    }
  }

  /** What is durable stays so, whatever becomes of its copy. */
  private void tell(List<PendingChange> changes) {
    try {
      listener.committed(changes.stream().map(PendingChange::change).toList());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "telling of a commit failed", e);
    }
  }

  private static void fail(List<PendingChange> changes, Throwable problem) {
    changes.forEach(pending -> pending.done().completeExceptionally(problem));
  }

  /** The head or a run has moved (division by zero, by intent), or a key exists already. */
  private static boolean isConflict(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return CONFLICTS.contains(state);
  }

  /**
   * A server that dies of its commit, as when the log cannot be written, names the cause in the
   * state and may find the commit in its log when it recovers: what counts is that the session is
   * gone.
   */
  private static boolean connectionLost(Connection connection, SQLException e) {
    String state = e.getSQLState();
    try {
      return state == null
          || state.startsWith("08")
          || state.startsWith("57P")
          || !connection.isValid(VALIDATION_TIMEOUT_S);
    } catch (SQLException gone) {
      e.addSuppressed(gone);
      return true;
    }
  }
}
