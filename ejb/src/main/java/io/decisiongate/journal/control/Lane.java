package io.decisiongate.journal.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The changes of one tenant that wait on this node, and the head as this node last saw it. */
final class Lane {
  final long tenant;

  /** Only the worker that has the lane reads and writes it; null when it must be read anew. */
  @Nullable Head head;

  private final Queue<PendingChange> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  Lane(long tenant) {
    this.tenant = tenant;
  }

  /** Adds a change; true when the lane has to be handed to a worker. */
  boolean add(PendingChange change) {
    waiting.add(change);
    return scheduled.compareAndSet(false, true);
  }

  /** Takes what has arrived, at most this many, without waiting for more. */
  List<PendingChange> take(int most) {
    List<PendingChange> batch = new ArrayList<>();
    PendingChange next;
    while (batch.size() < most && (next = waiting.poll()) != null) {
      batch.add(next);
    }
    return batch;
  }

  /** Ends a worker's turn; true when the lane has to be handed to a worker again. */
  boolean release() {
    if (!waiting.isEmpty()) {
      return true;
    }
    scheduled.set(false);
    return !waiting.isEmpty() && scheduled.compareAndSet(false, true);
  }
}
