package io.decisiongate.runs.control;

import io.decisiongate.runs.boundary.QueueWait;
import io.decisiongate.runs.entity.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Calls that change one run queue up on this node before they evaluate, so that none of them
 * computes from what the one before is about to change. Between nodes the run's version guards.
 */
@ApplicationScoped
public class RunQueues {
  private static final System.Logger LOG = System.getLogger(RunQueues.class.getName());

  private final Map<Run.Key, Queue> queues = new ConcurrentHashMap<>();
  private final QueueStatistics statistics = new QueueStatistics();
  private final Consumer<QueueWait> observer;

  /** Queues that nobody observes. */
  RunQueues() {
    observer = wait -> {};
  }

  @Inject
  RunQueues(Event<QueueWait> waits) {
    observer = waits::fire;
  }

  /** The queue of one run while somebody is in it. */
  private static final class Queue {
    final ReentrantLock turn = new ReentrantLock(true);
    int members;
  }

  /**
   * Waits for this thread's turn; the returned action ends it and must be run by the same thread.
   */
  public Runnable enter(Run.Key key) {
    Queue queue =
        queues.compute(
            key,
            (ignored, existing) -> {
              Queue found = existing == null ? new Queue() : existing;
              found.members++;
              return found;
            });
    int members = queue.members;
    statistics.waits(members);
    long from = System.nanoTime();
    queue.turn.lock();
    long waited = System.nanoTime() - from;
    statistics.holds(TimeUnit.NANOSECONDS.toMicros(waited));
    if (members > 1) {
      tell(new QueueWait(waited));
    }
    return () -> leave(key, queue);
  }

  /** The turn is taken and will be left, whatever becomes of the numbers about it. */
  private void tell(QueueWait wait) {
    try {
      observer.accept(wait);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "telling of a wait failed", e);
    }
  }

  public QueueStatistics statistics() {
    return statistics;
  }

  private void leave(Run.Key key, Queue queue) {
    queue.turn.unlock();
    statistics.leaves();
    queues.computeIfPresent(key, (ignored, found) -> --found.members == 0 ? null : found);
  }
}
