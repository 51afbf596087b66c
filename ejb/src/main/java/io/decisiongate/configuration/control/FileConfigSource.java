package io.decisiongate.configuration.control;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code decision-gate.toml} as properties with the prefix {@code dg.}, as {@link
 * SettingsFile} has read them last. System properties and environment variables go before it.
 */
public class FileConfigSource implements ConfigSource {
  /** Below system properties (400) and environment variables (300), above defaults (100). */
  private static final int ORDINAL = 200;

  @Override
  public Map<String, String> getProperties() {
    return SettingsFile.INSTANCE.properties();
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
    return "decision-gate.toml";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }
}
