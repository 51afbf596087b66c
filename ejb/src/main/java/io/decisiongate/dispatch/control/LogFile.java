package io.decisiongate.dispatch.control;

import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends one line of JSON for each delivery. The file may be moved away at any time: the next line
 * makes it anew.
 */
final class LogFile implements PacketSink {
  private final Path file;

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
      // On the disk before it counts as delivered.
      Files.write(
          file,
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
      return new AttemptResult.Delivered();
    } catch (IOException e) {
      return new AttemptResult.Failed("log write failed: " + e);
    }
  }
}
