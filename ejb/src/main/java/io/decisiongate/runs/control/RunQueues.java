package io.decisiongate.runs.control;

import io.decisiongate.core.error.RunBusy;
import io.decisiongate.runs.boundary.QueueWait;
import io.decisiongate.runs.entity.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
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

  /** Longer than an evaluation with slow evidence takes; its caller has given up by then. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Duration longestWait;
  private final Map<Run.Key, Queue> queues = new ConcurrentHashMap<>();
  private final QueueStatistics statistics = new QueueStatistics();
  private final Consumer<QueueWait> observer;

  /** Queues that nobody observes. */
  RunQueues() {
    this(LONGEST_WAIT);
  }

  RunQueues(Duration longestWait) {
    this.longestWait = longestWait;
    observer = wait -> {};
  }

  @Inject
  RunQueues(Event<QueueWait> waits) {
    longestWait = LONGEST_WAIT;
    observer = waits::fire;
  }

  /** The queue of one run while somebody is in it. */
  private static final class Queue {
    final ReentrantLock turn = new ReentrantLock(true);
    int members;
  }

  /**
   * Waits for this thread's turn; the returned action ends it and must be run by the same thread.
   *
   * @throws RunBusy when the turn does not come within a minute
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
    if (!hasTurn(queue)) {
      statistics.givesUp();
      forget(key);
      throw new RunBusy(longestWait);
    }
    long waited = System.nanoTime() - from;
    statistics.holds(TimeUnit.NANOSECONDS.toMicros(waited));
    if (members > 1) {
      tell(new QueueWait(waited));
    }
    return () -> leave(key, queue);
  }

  private boolean hasTurn(Queue queue) {
    try {
      return queue.turn.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // The server is stopping; the caller is told that nothing happened.
      Thread.currentThread().interrupt();
      return false;
    }
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
    forget(key);
  }

  private void forget(Run.Key key) {
    queues.computeIfPresent(key, (ignored, found) -> --found.members == 0 ? null : found);
  }
}
