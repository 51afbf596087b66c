package io.decisiongate.core.authoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a scenario is written down. */
public enum AuthoringFormat {
  JSON,
  RON,
  /** An addition to the reference; it has no null, so optional members are left out. */
  TOML;

  /** The name on the command line and the extension of files: lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of this name, whatever its case. */
  public static Optional<AuthoringFormat> of(String name) {
    return Arrays.stream(values()).filter(it -> it.wire().equalsIgnoreCase(name)).findFirst();
  }

  /** The format that the extension of a file name stands for. */
  public static Optional<AuthoringFormat> ofFile(String fileName) {
    return of(fileName.substring(fileName.lastIndexOf('.') + 1));
  }
}
