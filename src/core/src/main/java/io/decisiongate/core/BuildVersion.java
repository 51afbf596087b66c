package io.decisiongate.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this build, as Maven knows it. */
public final class BuildVersion {
  private BuildVersion() {}

  public static String read() {
    try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
      Properties build = new Properties();
      build.load(Objects.requireNonNull(in, "build.properties is part of the module"));
      return build.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
