package io.decisiongate.operations.control;

import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.WrittenBatch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.jspecify.annotations.Nullable;

/** How many changes wait for the journal, and how it writes them. */
@ApplicationScoped
public class JournalMetrics {
  @Inject MetricRegistry registry;
  @Inject Journal journal;

  private @Nullable Meters meters;

  private record Meters(Histogram changes, Timer time, Counter locked) {}

  @PostConstruct
  void prepare() {
    meters =
        new Meters(
            registry.histogram(Series.BATCH_CHANGES),
            registry.timer(Series.COMMIT_TIME),
            registry.counter(Series.LOCKED_BATCHES));
    Series.gauge(registry, Series.LANE_DEPTH, () -> journal.statistics().waiting());
  }

  /** Makes the series exist before the first batch. */
  void start(@Observes Startup started) {}

  void written(@Observes WrittenBatch batch) {
    Meters meters = Objects.requireNonNull(this.meters);
    meters.changes().update(batch.changes());
    meters.time().update(Duration.ofNanos(batch.nanoseconds()));
    if (batch.locked()) {
      meters.locked().inc();
    }
  }
}
