package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.FlatProperties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads all properties under {@code dg.} from the sources of MicroProfile Config, and the standard
 * ones of MicroProfile JWT.
 */
@ApplicationScoped
public class SettingsReader {
  private static final System.Logger LOG = System.getLogger(SettingsReader.class.getName());

  /** Of environment variables, by the specification of MicroProfile Config. */
  private static final int ENVIRONMENT_ORDINAL = 300;

  @Inject Config config;

  /**
   * The settings as the sources have them now.
   *
   * @throws ConfigurationException when they are not valid
   */
  public ConfigurationFile read() {
    ConfigurationFile settings = ConfigurationFile.fromProperties(properties());
    settings.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    return settings;
  }

  /**
   * What the sources have now; no rule is checked yet.
   *
   * @throws ConfigurationException when a value refers to a property that is not set
   */
  public Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (ConfigSource source : config.getConfigSources()) {
      // The environment overrides settings that are named elsewhere; it cannot name them itself,
      // because the way back from DG_DB_HOST to a key is ambiguous.
      if (source.getOrdinal() != ENVIRONMENT_ORDINAL) {
        addAll(source, properties);
      }
    }
    MicroProfileJwt.addTo(properties, this::value);
    return properties;
  }

  private void addAll(ConfigSource source, Map<String, String> properties) {
    for (String name : source.getPropertyNames()) {
      if (name.startsWith(FlatProperties.PREFIX)) {
        value(name).ifPresent(value -> properties.put(name, value));
      }
    }
  }

  /**
   * The value; empty when it is empty text, by which a source takes a setting away.
   *
   * @throws ConfigurationException when it refers to a property that nobody sets: a setting that
   *     vanishes could open what it was to close
   */
  private Optional<String> value(String name) {
    Optional<String> value = config.getOptionalValue(name, String.class);
    if (value.isEmpty() && written(name).filter(text -> !text.isEmpty()).isPresent()) {
      throw ConfigurationException.invalid(name + " refers to a property that is not set");
    }
    return value;
  }

  /** What the first source that has the property says, before anything in it is expanded. */
  private Optional<String> written(String name) {
    for (ConfigSource source : config.getConfigSources()) {
      String text = source.getValue(name);
      if (text != null) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }
}
