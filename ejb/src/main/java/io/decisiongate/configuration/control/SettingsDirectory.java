package io.decisiongate.configuration.control;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Property files in the folder {@code settings} of the data directory, for settings that an
 * operator changes while the server runs without touching {@code decision-gate.toml}. They are read
 * in the order of their names; of two that set the same property the later one holds.
 */
public final class SettingsDirectory {
  private static final String DATA_DIRECTORY = "DG_DATA_DIR";
  private static final String NAME = "settings";
  private static final String SUFFIX = ".properties";
  private static final long MAX_BYTES = 1L << 20;

  static final SettingsDirectory INSTANCE =
      new SettingsDirectory(
          Optional.ofNullable(System.getenv(DATA_DIRECTORY))
              .filter(name -> !name.isEmpty())
              .map(directory -> Path.of(directory).resolve(NAME)));

  private final Optional<Path> path;
  private volatile Map<String, String> properties;
  private SortedMap<Path, FileStamp> read;
  private SortedMap<Path, FileStamp> seen;

  SettingsDirectory(Optional<Path> path) {
    this.path = path;
    read = stamps();
    seen = read;
    properties = load(read);
  }

  /** The one of this server. */
  public static SettingsDirectory ofServer() {
    return INSTANCE;
  }

  /** The properties as they were read last. */
  public Map<String, String> properties() {
    return properties;
  }

  /**
   * Reads the files again if one of them was changed, added or removed. Files that are still being
   * written are left for the next time: they must have looked the same twice.
   *
   * @return the properties from before, when others have taken their place
   * @throws RuntimeException when a file cannot be read; the properties stay
   */
  public synchronized Optional<Map<String, String>> refresh() {
    SortedMap<Path, FileStamp> now = stamps();
    boolean settled = now.equals(seen);
    seen = now;
    if (now.equals(read) || !settled) {
      return Optional.empty();
    }
    read = now;
    Map<String, String> before = properties;
    properties = load(now);
    return Optional.of(before);
  }

  /** Takes earlier properties back, when the newer ones turned out not to be usable. */
  public synchronized void restore(Map<String, String> earlier) {
    properties = earlier;
  }

  private SortedMap<Path, FileStamp> stamps() {
    SortedMap<Path, FileStamp> stamps = new TreeMap<>();
    if (path.isEmpty()) {
      return stamps;
    }
    try (Stream<Path> files = Files.list(path.get())) {
      files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .forEach(file -> stamps.put(file, FileStamp.of(file)));
    } catch (NoSuchFileException noDirectory) {
      return stamps;
    } catch (IOException notListed) {
      // Reading it, which comes next, fails and says so once.
      stamps.put(path.get(), FileStamp.NONE);
    }
    return stamps;
  }

  private static Map<String, String> load(SortedMap<Path, FileStamp> files) {
    Map<String, String> all = new HashMap<>();
    files
        .keySet()
        .forEach(file -> load(file).forEach((name, value) -> all.put(text(name), text(value))));
    return Map.copyOf(all);
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException("a file of settings exceeds 1 MiB: " + file);
      }
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of settings cannot be read: " + file, e);
    }
    return properties;
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }
}
