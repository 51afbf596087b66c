package io.decisiongate.runs.control;

import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How long calls wait for their turn at a run (mcp-transport.md section 1.2). */
public final class QueueStatistics {
  private static final List<Long> WAIT_BUCKETS_US =
      List.of(100L, 250L, 500L, 1000L, 2500L, 5000L, 10_000L, 25_000L, 50_000L, 100_000L);
  private static final List<Long> DEPTH_BUCKETS =
      List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L);
  private static final int MEDIAN = 50;
  private static final int NINETY_FIFTH = 95;

  private final LongAdder acquisitions = new LongAdder();
  private final LongAdder holders = new LongAdder();
  private final LongAdder waiters = new LongAdder();
  private final AtomicLongArray waits = new AtomicLongArray(WAIT_BUCKETS_US.size() + 1);
  private final AtomicLongArray depths = new AtomicLongArray(DEPTH_BUCKETS.size() + 1);

  void waits(long depth) {
    waiters.increment();
    depths.incrementAndGet(bucket(DEPTH_BUCKETS, depth));
  }

  void holds(long waitedUs) {
    waiters.decrement();
    holders.increment();
    acquisitions.increment();
    waits.incrementAndGet(bucket(WAIT_BUCKETS_US, waitedUs));
  }

  void givesUp() {
    waiters.decrement();
  }

  void leaves() {
    holders.decrement();
  }

  /** The body of {@code GET /debug/mutation_stats}. */
  public Json.Obj toJson() {
    return Json.object()
        .put("lock_acquisitions", acquisitions.sum())
        .put("active_holders", holders.sum())
        .put("pending_waiters", waiters.sum())
        .put("lock_wait_p50_us", percentile(WAIT_BUCKETS_US, waits, MEDIAN))
        .put("lock_wait_p95_us", percentile(WAIT_BUCKETS_US, waits, NINETY_FIFTH))
        .put("queue_depth_p50", percentile(DEPTH_BUCKETS, depths, MEDIAN))
        .put("queue_depth_p95", percentile(DEPTH_BUCKETS, depths, NINETY_FIFTH))
        .put("lock_wait_buckets_us", numbers(WAIT_BUCKETS_US))
        .put("lock_wait_histogram", numbers(waits))
        .put("queue_depth_buckets", numbers(DEPTH_BUCKETS))
        .put("queue_depth_histogram", numbers(depths))
        .build();
  }

  private static int bucket(List<Long> bounds, long value) {
    int index = 0;
    while (index < bounds.size() && value > bounds.get(index)) {
      index++;
    }
    return index;
  }

  private static long percentile(List<Long> bounds, AtomicLongArray counts, int percent) {
    long total = 0;
    for (int i = 0; i < counts.length(); i++) {
      total += counts.get(i);
    }
    if (total == 0) {
      return 0;
    }
    long rank = Math.max(1, (total * percent + 99) / 100);
    long seen = 0;
    for (int i = 0; i < bounds.size(); i++) {
      seen += counts.get(i);
      if (seen >= rank) {
        return bounds.get(i);
      }
    }
    return bounds.getLast();
  }

  private static Json numbers(List<Long> values) {
    return new Json.Array(values.stream().map(Json::of).toList());
  }

  private static Json numbers(AtomicLongArray values) {
    Json[] items = new Json[values.length()];
    for (int i = 0; i < items.length; i++) {
      items[i] = Json.of(values.get(i));
    }
    return new Json.Array(List.of(items));
  }
}
