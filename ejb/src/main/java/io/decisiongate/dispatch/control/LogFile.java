package io.decisiongate.dispatch.control;

import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends one line of JSON for each delivery. The file may be moved away at any time: the next line
 * makes it anew.
 */
final class LogFile implements PacketSink {
  private final Path file;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  LogFile(Path file) {
    this.file = file;
  }

  @Override
  public AttemptResult deliver(OutgoingPacket packet) {
    byte[] line =
        (JsonWriter.write(packet.line().toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      append(line);
      return new AttemptResult.Delivered();
    } catch (IOException e) {
      return new AttemptResult.Failed("log write failed: " + e);
    }
  }

  /** On the disk before it counts as delivered; long lines are written in parts, one after all. */
  private void append(byte[] line) throws IOException {
    oneAtATime.lock();
    try {
      Files.write(
          file,
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } finally {
      oneAtATime.unlock();
    }
  }
}
