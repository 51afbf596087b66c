package io.decisiongate.cli.runpack;

import io.decisiongate.cli.CommandFailure;
import io.decisiongate.cli.console.BoundedInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that a command reads, up to a limit.
 *
 * @param kind what it is, for messages
 * @param maxBytes larger files are refused before they are read
 */
record InputFile(String kind, Path path, long maxBytes) {
  private static final long MIB = 1 << 20;

  static InputFile manifest(Path path) {
    return new InputFile("runpack manifest", path, 16 * MIB);
  }

  static InputFile spec(Path path) {
    return new InputFile("scenario spec", path, 16 * MIB);
  }

  static InputFile state(Path path) {
    return new InputFile("run state", path, 128 * MIB);
  }

  byte[] bytes() {
    try {
      return bounded().bytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Refuses the file when it is too long now; for those that are read in parts. */
  void requireSize() {
    try {
      bounded().requireSize();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private BoundedInput bounded() {
    return new BoundedInput(kind, path, maxBytes);
  }

  /** The manifest is no file among others: its messages leave that word out. */
  private String noun() {
    return kind.equals("runpack manifest") ? kind : kind + " file";
  }

  CommandFailure unreadable(IOException problem) {
    return new CommandFailure(
        "Failed to read " + noun() + " at " + path + ": " + BoundedInput.reason(problem), problem);
  }

  CommandFailure unreadable(UncheckedIOException problem) {
    return unreadable(Objects.requireNonNull(problem.getCause()));
  }

  CommandFailure unparsable(RuntimeException problem) {
    String what = kind.equals("runpack manifest") ? kind : kind + " JSON";
    return new CommandFailure(
        "Failed to parse " + what + " at " + path + ": " + problem.getMessage(), problem);
  }
}
