package io.decisiongate.operations.control;

import io.decisiongate.core.evidence.ProviderObserver;
import io.decisiongate.evidence.boundary.ProviderQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** How often and how long providers are asked, and what comes of it. */
@ApplicationScoped
public class ProviderMetrics {
  @Inject MetricRegistry registry;

  // Looking a series up by its labels takes longer than what is counted here.
  private final Map<CounterKey, Counter> questions = new ConcurrentHashMap<>();
  private final Map<String, Timer> times = new ConcurrentHashMap<>();

  private record CounterKey(String provider, ProviderObserver.Outcome outcome) {}

  void asked(@Observes ProviderQuestion question) {
    questions
        .computeIfAbsent(
            new CounterKey(question.provider(), question.outcome()),
            key ->
                registry.counter(
                    Series.PROVIDER_QUESTIONS,
                    new Tag("provider", key.provider()),
                    new Tag("outcome", key.outcome().wire())))
        .inc();
    times
        .computeIfAbsent(
            question.provider(),
            provider -> registry.timer(Series.PROVIDER_TIME, new Tag("provider", provider)))
        .update(question.time());
  }
}
