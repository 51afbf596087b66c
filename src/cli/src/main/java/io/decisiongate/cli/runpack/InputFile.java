package io.decisiongate.cli.runpack;

import io.decisiongate.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    requireSize();
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  void requireSize() {
    long size;
    try {
      size = Files.size(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (size > maxBytes) {
      throw new CommandFailure(
          "Refusing to read "
              + kind
              + " at "
              + path
              + " because it is "
              + size
              + " bytes (limit "
              + maxBytes
              + ").");
    }
  }

  /** The manifest is no file among others: its messages leave that word out. */
  private String noun() {
    return kind.equals("runpack manifest") ? kind : kind + " file";
  }

  CommandFailure unreadable(IOException problem) {
    return new CommandFailure(
        "Failed to read " + noun() + " at " + path + ": " + text(problem), problem);
  }

  CommandFailure unparsable(RuntimeException problem) {
    String what = kind.equals("runpack manifest") ? kind : kind + " JSON";
    return new CommandFailure(
        "Failed to parse " + what + " at " + path + ": " + problem.getMessage(), problem);
  }

  /** The file system's exceptions often say nothing but the path. */
  private static String text(IOException problem) {
    return problem instanceof java.nio.file.NoSuchFileException
        ? "no such file"
        : String.valueOf(problem.getMessage());
  }
}
