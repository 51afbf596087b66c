package io.decisiongate.operations.boundary;

import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.ToolDescription;
import io.decisiongate.operations.control.RequestLabels;
import io.decisiongate.operations.control.RequestSeries;
import io.decisiongate.operations.control.Series;
import io.decisiongate.tools.boundary.ToolCatalogue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Counts and times the requests of {@code /rpc} and {@code /mcp} (audit-metrics.md section 5). No
 * label has a value that a caller can choose. Costs about a microsecond a request.
 */
@ApplicationScoped
public class RequestMetrics {
  /** In place of the name that a caller made up. */
  private static final String UNKNOWN_TOOL = "unknown";

  /** Where a request calls no tool, or meets no error. */
  private static final String NONE = "none";

  @Inject MetricRegistry registry;
  @Inject ToolCatalogue catalogue;

  private final Map<RequestLabels, RequestSeries> series = new ConcurrentHashMap<>();
  private final LongAdder inFlight = new LongAdder();
  private Set<String> tools = Set.of();

  @PostConstruct
  void prepare() {
    tools =
        catalogue.descriptions().stream()
            .map(ToolDescription::name)
            .collect(Collectors.toUnmodifiableSet());
    Series.gauge(registry, Series.IN_FLIGHT, inFlight::sum);
  }

  /** Makes the series exist before the first request. */
  void start(@Observes Startup started) {}

  /** Makes the answer and records what was observed meanwhile. */
  public HttpAnswer observe(RequestObservation observation, Supplier<HttpAnswer> answering) {
    inFlight.increment();
    try {
      HttpAnswer answer = answering.get();
      series
          .computeIfAbsent(labels(observation), labels -> new RequestSeries(registry, labels))
          .add(observation.elapsedNs(), observation.requestBytes(), answer.body().length);
      return answer;
    } finally {
      inFlight.decrement();
    }
  }

  private RequestLabels labels(RequestObservation observation) {
    String tool =
        observation.tool().map(name -> tools.contains(name) ? name : UNKNOWN_TOOL).orElse(NONE);
    String method = observation.method().metricLabel();
    return observation
        .problem()
        .map(
            problem ->
                new RequestLabels(
                    observation.transport(), method, tool, problem.code(), problem.kind()))
        .orElseGet(() -> new RequestLabels(observation.transport(), method, tool, 0, NONE));
  }
}
