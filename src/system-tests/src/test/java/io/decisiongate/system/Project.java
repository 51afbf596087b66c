package io.decisiongate.system;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where this build and the reference data lie on this machine. */
public final class Project {
  private Project() {}

  /** The checkout: the directory of the root pom. */
  public static Path root() {
    return directory("dg.root");
  }

  /**
   * A file or directory of the reference data. The test is aborted when it is not there.
   *
   * @param path below the directory that the system property {@code dg.fixtures} names
   */
  public static Path fixture(String path) {
    Path file = directory("dg.fixtures").resolve(path).normalize();
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "left out: no reference data at " + file + " (-Ddg.fixtures=DIR)");
    return file;
  }

  public static Json json(Path file) {
    try {
      return JsonReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path directory(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("system property " + property + " is not set: run by Maven");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }
}
