package io.decisiongate.operations.control;

import io.decisiongate.dispatch.boundary.DeliveryAttempt;
import io.decisiongate.dispatch.boundary.Outbox;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What waits in the outbox, and what becomes of attempts to deliver it. */
@ApplicationScoped
public class DispatchMetrics {
  private static final long MS_PER_SECOND = 1_000;

  @Inject MetricRegistry registry;
  @Inject Outbox outbox;

  @PostConstruct
  void prepare() {
    Series.gauge(registry, Series.OUTBOX_DEPTH, () -> outbox.backlog().waiting());
    Series.gauge(registry, Series.OUTBOX_AGE, () -> outbox.backlog().oldestAgeMs() / MS_PER_SECOND);
  }

  /** Makes the gauges exist before anything waits. */
  void start(@Observes Startup started) {}

  void attempted(@Observes DeliveryAttempt attempt) {
    registry
        .counter(
            Series.DISPATCH_ATTEMPTS,
            new Tag("sink", attempt.sink()),
            new Tag("outcome", attempt.outcome().wire()))
        .inc();
  }
}
