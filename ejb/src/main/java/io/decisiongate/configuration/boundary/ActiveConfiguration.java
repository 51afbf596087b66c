package io.decisiongate.configuration.boundary;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.FlatProperties;
import io.decisiongate.core.configuration.TenancySettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force. They are read once from everything that MicroProfile Config knows under
 * {@code dg.} and validated as a whole; a server with invalid settings does not answer.
 */
@ApplicationScoped
public class ActiveConfiguration {
  private static final System.Logger LOG = System.getLogger(ActiveConfiguration.class.getName());

  /** Of environment variables, by the specification of MicroProfile Config. */
  private static final int ENVIRONMENT_ORDINAL = 300;

  @Inject Config config;

  private @Nullable DecisionGateConfiguration current;

  @PostConstruct
  void load() {
    Map<String, String> properties = new HashMap<>();
    for (ConfigSource source : config.getConfigSources()) {
      // The environment overrides settings that are named elsewhere; it cannot name them itself,
      // because the way back from DG_DB_HOST to a key is ambiguous.
      if (source.getOrdinal() != ENVIRONMENT_ORDINAL) {
        addAll(source, properties);
      }
    }
    ConfigurationFile file = ConfigurationFile.fromProperties(properties);
    file.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    current = file.configuration();
  }

  private void addAll(ConfigSource source, Map<String, String> properties) {
    for (String name : source.getPropertyNames()) {
      if (name.startsWith(FlatProperties.PREFIX)) {
        config.getOptionalValue(name, String.class).ifPresent(value -> properties.put(name, value));
      }
    }
  }

  /** The settings. */
  public DecisionGateConfiguration get() {
    return Objects.requireNonNull(current);
  }

  /** How tenants come into being. */
  public TenancySettings.Mode tenancy() {
    return get().tenancy().mode();
  }
}
