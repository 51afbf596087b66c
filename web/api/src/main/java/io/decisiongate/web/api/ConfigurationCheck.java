package io.decisiongate.web.api;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how often changed settings have come into force, so that whoever changed them can tell. */
@Readiness
@ApplicationScoped
public class ConfigurationCheck implements HealthCheck {
  @Inject ActiveConfiguration configuration;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("configuration")
        .up()
        .withData("changes", configuration.changes())
        .build();
  }
}
