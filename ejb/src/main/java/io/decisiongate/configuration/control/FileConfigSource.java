package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code decision-gate.toml} as properties with the prefix {@code dg.}. The environment
 * variable {@code DG_CONFIG_FILE} names the file; without it this source is empty. System
 * properties and environment variables go before it.
 */
public class FileConfigSource implements ConfigSource {
  /** Names the file. */
  public static final String FILE_VARIABLE = "DG_CONFIG_FILE";

  /** Below system properties (400) and environment variables (300), above defaults (100). */
  private static final int ORDINAL = 200;

  private final Map<String, String> properties;

  public FileConfigSource() {
    String file = System.getenv(FILE_VARIABLE);
    properties =
        file == null || file.isEmpty() ? Map.of() : ConfigurationFile.propertiesOf(Path.of(file));
  }

  @Override
  public Map<String, String> getProperties() {
    return properties;
  }

  @Override
  public Set<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return properties.get(name);
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
