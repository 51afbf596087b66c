package io.decisiongate.web.api;

import io.decisiongate.tenancy.boundary.StorageHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The same readiness for platforms that look at MicroProfile Health. */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {
  @Inject StorageHealth storage;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("storage").status(storage.isReady()).build();
  }
}
