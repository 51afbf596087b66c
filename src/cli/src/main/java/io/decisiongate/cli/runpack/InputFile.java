package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
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
  private static final String MANIFEST = "runpack manifest";
  private static final long MIB = 1 << 20;

  static InputFile manifest(Path path) {
    return new InputFile(MANIFEST, path, 16 * MIB);
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
    return isManifest() ? kind : kind + " file";
  }

  private boolean isManifest() {
    return kind.equals(MANIFEST);
  }

  MessageFailure unreadable(IOException problem) {
    return unreadable(BoundedInput.reason(problem), problem);
  }

  MessageFailure unreadable(String reason, Exception problem) {
    return new MessageFailure(problem, Message.INPUT_READ_FAILED, noun(), path.toString(), reason);
  }

  MessageFailure unreadable(UncheckedIOException problem) {
    return unreadable(Objects.requireNonNull(problem.getCause()));
  }

  MessageFailure unparsable(RuntimeException problem) {
    String reason = String.valueOf(problem.getMessage());
    return isManifest()
        ? new MessageFailure(problem, RunpackMessage.MANIFEST_INVALID, path.toString(), reason)
        : new MessageFailure(problem, Message.INPUT_PARSE_FAILED, kind, path.toString(), reason);
  }
}
