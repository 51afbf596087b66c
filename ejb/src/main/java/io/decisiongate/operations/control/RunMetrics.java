package io.decisiongate.operations.control;

import io.decisiongate.runs.boundary.QueueWait;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.jspecify.annotations.Nullable;

/** How long calls wait for others at the same run. */
@ApplicationScoped
public class RunMetrics {
  @Inject MetricRegistry registry;

  private @Nullable Timer waits;

  @PostConstruct
  void prepare() {
    waits = registry.timer(Series.QUEUE_WAIT);
  }

  /** Makes the series exist before anybody waits. */
  void start(@Observes Startup started) {}

  void waited(@Observes QueueWait wait) {
    Objects.requireNonNull(waits).update(Duration.ofNanos(wait.nanoseconds()));
  }
}
