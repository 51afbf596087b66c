package io.decisiongate.operations.control;

import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/** The series of requests with the same labels, looked up once. */
public final class RequestSeries {
  private final Counter requests;
  private final Timer time;
  private final Histogram requestSize;
  private final Histogram responseSize;

  public RequestSeries(MetricRegistry registry, RequestLabels labels) {
    requests = registry.counter(Series.REQUESTS, labels.error());
    time = registry.timer(Series.REQUEST_TIME, labels.outcome());
    requestSize = registry.histogram(Series.REQUEST_SIZE, labels.call());
    responseSize = registry.histogram(Series.RESPONSE_SIZE, labels.call());
  }

  /** Adds one request. */
  public void add(long elapsedNs, long requestBytes, long responseBytes) {
    requests.inc();
    time.update(Duration.ofNanos(elapsedNs));
    requestSize.update(requestBytes);
    responseSize.update(responseBytes);
  }
}
