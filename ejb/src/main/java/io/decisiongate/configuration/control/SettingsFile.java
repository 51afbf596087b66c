package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The file that the environment variable {@code DG_CONFIG_FILE} names; without it there are no
 * keys. MicroProfile Config makes its sources itself, one for each module, so that what they share
 * lies here.
 */
public final class SettingsFile {
  /** Names the file. */
  public static final String VARIABLE = "DG_CONFIG_FILE";

  static final SettingsFile INSTANCE =
      new SettingsFile(
          Optional.ofNullable(System.getenv(VARIABLE))
              .filter(name -> !name.isEmpty())
              .map(Path::of));

  private final Optional<Path> path;
  private volatile Map<String, String> properties;
  private FileStamp read;
  private FileStamp seen;

  SettingsFile(Optional<Path> path) {
    this.path = path;
    read = stamp();
    seen = read;
    properties = load();
  }

  /** The one of this server. */
  public static SettingsFile ofServer() {
    return INSTANCE;
  }

  /** The keys as they were read last. */
  public Map<String, String> properties() {
    return properties;
  }

  /**
   * Reads the file again if it has changed. One that is still being written is left for the next
   * time: it must have looked the same twice.
   *
   * @return the keys from before, when others have taken their place
   * @throws ConfigurationException when the changed file cannot be read; the keys stay
   */
  public synchronized Optional<Map<String, String>> refresh() {
    FileStamp now = stamp();
    boolean settled = now.equals(seen);
    seen = now;
    if (now.equals(read) || !settled) {
      return Optional.empty();
    }
    read = now;
    Map<String, String> before = properties;
    properties = load();
    return Optional.of(before);
  }

  /** Takes earlier keys back, when the newer ones turned out not to be usable. */
  public synchronized void restore(Map<String, String> earlier) {
    properties = earlier;
  }

  private Map<String, String> load() {
    return path.map(ConfigurationFile::propertiesOf).orElseGet(Map::of);
  }

  private FileStamp stamp() {
    return path.map(FileStamp::of).orElse(FileStamp.NONE);
  }
}
