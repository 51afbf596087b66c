package io.decisiongate.configuration.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.jspecify.annotations.Nullable;

/**
 * What MicroProfile Config reads settings from besides environment and system properties: the keys
 * of {@code decision-gate.toml} with the prefix {@code dg.}, and the property files of the data
 * directory over them; each as it was read last.
 */
public class SettingsSources implements ConfigSourceProvider {
  /** Above defaults (100), below environment variables (300) and system properties (400). */
  private static final int FILE = 200;

  private static final int DIRECTORY = 250;

  @Override
  public Iterable<ConfigSource> getConfigSources(@Nullable ClassLoader forClassLoader) {
    return List.of(
        new Source("decision-gate.toml", FILE, SettingsFile.INSTANCE::properties),
        new Source("settings/*.properties", DIRECTORY, SettingsDirectory.INSTANCE::properties));
  }

  private record Source(String name, int ordinal, Supplier<Map<String, String>> properties)
      implements ConfigSource {
    @Override
    public Map<String, String> getProperties() {
      return properties.get();
    }

    @Override
    public Set<String> getPropertyNames() {
      return getProperties().keySet();
    }

    @Override
    public @Nullable String getValue(String property) {
      return getProperties().get(property);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getOrdinal() {
      return ordinal;
    }
  }
}
