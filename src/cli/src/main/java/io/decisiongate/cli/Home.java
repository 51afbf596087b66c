package io.decisiongate.cli;

import java.nio.file.Path;

/**
 * The checkout that the launcher script belongs to.
 *
 * @param path absolute
 */
public record Home(Path path) {
  private static final String PROPERTY = "dg.home";

  /** From the system property that the script sets; else the working directory. */
  public static Home find() {
    return new Home(Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize());
  }

  /** The launcher script. */
  public Path script() {
    return path.resolve("dg");
  }

  /** Where a server keeps its data unless told otherwise. */
  public Path defaultData() {
    return path.resolve(".decision-gate");
  }
}
