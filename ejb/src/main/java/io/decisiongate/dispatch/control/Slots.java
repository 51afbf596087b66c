package io.decisiongate.dispatch.control;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** How many attempts are under way on this node, for each sink: one that hangs stops no other. */
final class Slots {
  private final Map<SinkName, AtomicInteger> underWay = new EnumMap<>(SinkName.class);

  Slots() {
    for (SinkName sink : SinkName.values()) {
      underWay.put(sink, new AtomicInteger());
    }
  }

  /**
   * How many more attempts one tenant may begin now: half of the slots, so that the next tenant
   * finds some too.
   */
  int share(SinkName sink, int concurrency) {
    return Math.min(concurrency - of(sink).get(), Math.max(1, concurrency / 2));
  }

  void take(SinkName sink) {
    of(sink).incrementAndGet();
  }

  /** Ends an attempt; gives how many are still under way. */
  int give(SinkName sink) {
    return of(sink).decrementAndGet();
  }

  private AtomicInteger of(SinkName sink) {
    return Objects.requireNonNull(underWay.get(sink));
  }
}
