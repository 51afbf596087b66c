package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.FlatProperties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads all properties under {@code dg.} from the sources of MicroProfile Config. */
@ApplicationScoped
public class SettingsReader {
  private static final System.Logger LOG = System.getLogger(SettingsReader.class.getName());

  /** Of environment variables, by the specification of MicroProfile Config. */
  private static final int ENVIRONMENT_ORDINAL = 300;

  @Inject Config config;

  /**
   * The settings as the sources have them now.
   *
   * @throws io.decisiongate.core.configuration.ConfigurationException when they are not valid
   */
  public ConfigurationFile read() {
    ConfigurationFile settings = ConfigurationFile.fromProperties(properties());
    settings.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    return settings;
  }

  /** What the sources have now, unchecked. */
  public Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (ConfigSource source : config.getConfigSources()) {
      // The environment overrides settings that are named elsewhere; it cannot name them itself,
      // because the way back from DG_DB_HOST to a key is ambiguous.
      if (source.getOrdinal() != ENVIRONMENT_ORDINAL) {
        addAll(source, properties);
      }
    }
    return properties;
  }

  private void addAll(ConfigSource source, Map<String, String> properties) {
    for (String name : source.getPropertyNames()) {
      if (name.startsWith(FlatProperties.PREFIX)) {
        config.getOptionalValue(name, String.class).ifPresent(value -> properties.put(name, value));
      }
    }
  }
}
