package io.decisiongate.dispatch.control;

import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends one line of JSON for each delivery, whole or not at all. The file may be moved away at
 * any time: the next line makes it anew. What a killed server has written of a line stays a line of
 * its own.
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

  /** On the disk before it counts as delivered; one after all, because a write may be partial. */
  private void append(byte[] line) throws IOException {
    oneAtATime.lock();
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC)) {
      long before = out.size();
      ByteBuffer bytes = ByteBuffer.wrap(endsWithinALine(before) ? onALineOfItsOwn(line) : line);
      try {
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      } catch (IOException e) {
        takeBack(out, before, bytes.position(), e);
        throw e;
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private boolean endsWithinALine(long size) throws IOException {
    if (size == 0) {
      return false;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return in.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
  }

  private static byte[] onALineOfItsOwn(byte[] line) {
    return ByteBuffer.allocate(line.length + 1).put((byte) '\n').put(line).array();
  }

  /** Another server may have written to the same file meanwhile: that must not be cut off. */
  private static void takeBack(FileChannel out, long before, int written, IOException problem) {
    try {
      if (out.size() == before + written) {
        out.truncate(before);
      }
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }
}
