package io.decisiongate.configuration.control;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The property files of {@link SettingsDirectory}, as they were read last. They go before {@code
 * decision-gate.toml}; environment variables and system properties go before them.
 */
public class DirectoryConfigSource implements ConfigSource {
  /** Between the file (200) and environment variables (300). */
  private static final int ORDINAL = 250;

  @Override
  public Map<String, String> getProperties() {
    return SettingsDirectory.INSTANCE.properties();
  }

  @Override
  public Set<String> getPropertyNames() {
    return getProperties().keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return getProperties().get(name);
  }

  @Override
  public String getName() {
    return "settings/*.properties";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }
}
