package io.decisiongate.web.api;

import io.decisiongate.dispatch.boundary.Backlog;
import io.decisiongate.dispatch.boundary.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how much waits to be delivered. A receiver that is away does not make this node unready:
 * decisions go on without it.
 */
@Readiness
@ApplicationScoped
public class DispatchCheck implements HealthCheck {
  @Inject Outbox outbox;

  @Override
  public HealthCheckResponse call() {
    Backlog backlog = outbox.backlog();
    return HealthCheckResponse.named("dispatch")
        .up()
        .withData("on", outbox.isOn())
        .withData("waiting", backlog.waiting())
        .withData("oldest_age_ms", backlog.oldestAgeMs())
        .build();
  }
}
