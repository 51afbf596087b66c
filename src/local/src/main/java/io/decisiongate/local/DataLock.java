package io.decisiongate.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to run a server on a data directory: held by one process at a time, released by the
 * operating system when that process ends in whatever way.
 */
public final class DataLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock and leaves this process's id in it.
   *
   * @throws StartFailure when another process holds it
   */
  public static DataLock take(DataDirectory directory) {
    return tryTake(directory)
        .orElseThrow(
            () ->
                new StartFailure(
                    "Another server is running on the data directory %s%s; stop it first or give another one with --data."
                        .formatted(
                            directory.root(),
                            holder(directory).map(pid -> " (process " + pid + ")").orElse(""))));
  }

  /** Takes the lock unless another process holds it. */
  public static Optional<DataLock> tryTake(DataDirectory directory) {
    Path file = directory.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return Optional.of(new DataLock(channel));
    } catch (IOException e) {
      throw StartFailure.of("locking " + file, e);
    }
  }

  /** The process that holds the lock, or held it last. */
  public static Optional<Long> holder(DataDirectory directory) {
    Path file = directory.resolve(FILE);
    try {
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (IOException e) {
      throw StartFailure.of("reading " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StartFailure.of("releasing the data directory", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }
}
