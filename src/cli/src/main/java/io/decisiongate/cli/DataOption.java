package io.decisiongate.cli;

import io.decisiongate.local.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --data}. */
public final class DataOption {
  @Option(names = "--data", paramLabel = "DIR")
  private Optional<Path> data = Optional.empty();

  /** The directory as named, without creating it. */
  public Path path() {
    return data.orElseGet(() -> Home.find().defaultData()).toAbsolutePath().normalize();
  }

  public DataDirectory open() {
    return DataDirectory.open(path());
  }
}
