package io.decisiongate.web.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request has to be there, head and body, eight seconds after its first byte. The container
 * limits each read only, so that a sender of one byte now and then would keep a connection for
 * ever. What is late is read as if it ended there.
 */
@ApplicationScoped
public class RequestDeadline {
  private static final System.Logger LOG = System.getLogger(RequestDeadline.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final Duration SWEEP = Duration.ofMillis(500);

  private final AtomicBoolean watching = new AtomicBoolean();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("request-deadline").factory());
  private Map<OpenRequests.Unfinished, Long> since = Map.of();

  /** Watches all connections of the server that this request came to, from the first one on. */
  void watchServerOf(HttpServletRequest request) {
    if (watching.get() || !watching.compareAndSet(false, true)) {
      return;
    }
    try {
      OpenRequests requests = OpenRequests.ofServer(request);
      var unused =
          sweeper.scheduleWithFixedDelay(
              () -> sweep(requests), 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "this server's connections cannot be watched: slow requests are limited by each read only",
          e);
    }
  }

  private void sweep(OpenRequests requests) {
    try {
      long now = System.nanoTime();
      Map<OpenRequests.Unfinished, Long> seen = new HashMap<>();
      for (OpenRequests.Unfinished request : requests.unfinished()) {
        long begin = since.getOrDefault(request, now);
        seen.put(request, begin);
        if (now - begin > LONGEST.toNanos()) {
          request.endInput();
        }
      }
      since = seen;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "looking for slow requests", e);
    }
  }

  @PreDestroy
  void stop() {
    sweeper.shutdownNow();
  }
}
