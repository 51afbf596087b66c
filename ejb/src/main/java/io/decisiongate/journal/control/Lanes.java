package io.decisiongate.journal.control;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.CommitListener;
import io.decisiongate.journal.boundary.JournalStatistics;
import io.decisiongate.journal.boundary.Receipt;
import io.decisiongate.journal.boundary.WrittenBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The lanes of all tenants on this node and the workers that write them. A lane is with one worker
 * at a time, so the changes of a tenant are committed one after the other.
 */
public final class Lanes implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

  /** Most changes in one transaction; batches stay well below this by themselves. */
  private static final int BATCH_LIMIT = 64;

  /** Behind the last lane: a worker that finds nothing else ends. */
  private static final Lane END = new Lane(-1);

  private final BatchWriter writer;
  private final Consumer<WrittenBatch> observer;
  private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
  private final BlockingQueue<Lane> ready = new LinkedBlockingQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private final LongAdder batches = new LongAdder();
  private final LongAdder changes = new LongAdder();
  private final LongAdder waiting = new LongAdder();
  private volatile boolean closed;

  /** Whether no worker is left. */
  private volatile boolean ended;

  /**
   * @param observer hears of each batch in the thread that wrote it
   */
  public Lanes(
      JournalStore store,
      CommitListener listener,
      ThreadFactory threads,
      int workerCount,
      Consumer<WrittenBatch> observer) {
    writer = new BatchWriter(store, listener);
    this.observer = observer;
    for (int i = 0; i < workerCount; i++) {
      Thread worker = threads.newThread(this::work);
      workers.add(worker);
      worker.start();
    }
  }

  /** Puts the change in its tenant's lane. */
  public CompletableFuture<Receipt> submit(Change change) {
    if (closed) {
      return CompletableFuture.failedFuture(stopping());
    }
    PendingChange pending = new PendingChange(change);
    Lane lane = lanes.computeIfAbsent(change.tenant(), Lane::new);
    waiting.increment();
    if (lane.add(pending)) {
      ready.add(lane);
    }
    if (ended) {
      refuse(lane);
    }
    return pending.done();
  }

  public JournalStatistics statistics() {
    return new JournalStatistics(
        batches.sum(), changes.sum(), writer.lockedBatches(), waiting.sum());
  }

  private void work() {
    try {
      while (true) {
        Lane lane = ready.take();
        if (lane == END) {
          boolean nothingWaits = ready.isEmpty();
          // It stays in the queue, behind what still waits, for the workers that have not seen it.
          ready.add(END);
          if (nothingWaits) {
            return;
          }
        } else {
          write(lane);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Lane lane) {
    List<PendingChange> batch = lane.take(BATCH_LIMIT);
    if (!batch.isEmpty()) {
      long from = System.nanoTime();
      boolean locked = writer.write(lane, batch);
      tell(new WrittenBatch(batch.size(), System.nanoTime() - from, locked));
      batches.increment();
      changes.add(batch.size());
      waiting.add(-batch.size());
    }
    if (lane.release()) {
      ready.add(lane);
    }
  }

  /** A worker goes on, whatever becomes of the numbers about its work. */
  private void tell(WrittenBatch batch) {
    try {
      observer.accept(batch);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "telling of a batch failed", e);
    }
  }

  /** Writes what waits, then ends the workers. */
  @Override
  public void close() {
    closed = true;
    ready.add(END);
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    ended = true;
    // Changes that came between the end of the last worker and now; later ones refuse themselves.
    lanes.values().forEach(Lanes::refuse);
  }

  private static void refuse(Lane lane) {
    for (PendingChange change : lane.take(Integer.MAX_VALUE)) {
      change.done().completeExceptionally(stopping());
    }
  }

  private static StorageUnavailable stopping() {
    return new StorageUnavailable(new IllegalStateException("the server is stopping"));
  }
}
