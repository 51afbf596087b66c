package io.decisiongate.audit.control;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are appended to. One that was moved away or removed is made anew at its old
 * place; one with a largest size is moved aside when it has reached it, and three such files are
 * kept. Thread-safe.
 */
final class LineFile implements Closeable {
  private static final int KEPT = 3;

  private final Path path;
  private final OptionalLong mostBytes;
  private @Nullable FileChannel channel;
  private @Nullable Object identity;

  private LineFile(Path path, OptionalLong mostBytes) {
    this.path = path;
    this.mostBytes = mostBytes;
  }

  /**
   * Opens the file; it and its directory are made if need be, readable by the owner alone.
   *
   * @param mostBytes size at which it is moved aside; empty lets it grow
   */
  static LineFile open(Path path, OptionalLong mostBytes) throws IOException {
    LineFile file = new LineFile(path, mostBytes);
    file.reopen();
    return file;
  }

  /** Appends whole lines, each with its line feed. */
  synchronized void append(String lines) throws IOException {
    FileChannel out = current();
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private FileChannel current() throws IOException {
    FileChannel open = channel;
    if (open == null || !isAtItsPlace()) {
      return reopen();
    }
    if (mostBytes.isPresent() && open.size() >= mostBytes.getAsLong()) {
      moveAside();
      return reopen();
    }
    return open;
  }

  private boolean isAtItsPlace() {
    try {
      return Files.getAttribute(path, "unix:ino").equals(identity);
    } catch (IOException movedAway) {
      return false;
    }
  }

  private FileChannel reopen() throws IOException {
    close();
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    FileChannel opened = FileChannel.open(path, StandardOpenOption.APPEND);
    channel = opened;
    identity = Files.getAttribute(path, "unix:ino");
    return opened;
  }

  private void moveAside() throws IOException {
    for (int number = KEPT - 1; number >= 1; number--) {
      Path older = aside(number);
      if (Files.exists(older)) {
        Files.move(older, aside(number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(path, aside(1), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path aside(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }
}
