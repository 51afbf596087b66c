package io.decisiongate.cli.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command writes; readers see the old content or the new one. */
public final class ResultFile {
  private ResultFile() {}

  /**
   * Writes the text; directories on the way must exist.
   *
   * @throws MessageFailure when it cannot be written
   */
  public static void write(Path path, String text) {
    try {
      put(path.toAbsolutePath(), out -> out.write(text));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /**
   * Writes the text; directories that are missing on the way are made.
   *
   * @throws MessageFailure when it cannot be written
   */
  public static void writeWithFolders(Path path, String text) {
    try {
      replace(path, out -> out.write(text));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    void to(Writer out) throws IOException;
  }

  /**
   * Writes the content; directories that are missing on the way are made. When that fails, even in
   * the middle, the old content stays and nothing else does.
   */
  public static void replace(Path path, Content content) throws IOException {
    Path target = path.toAbsolutePath();
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    put(target, content);
  }

  private static void put(Path target, Content content) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      write(target, content); // A device or a pipe.
      return;
    }
    Path draft =
        target.resolveSibling(
            target.getFileName() + "." + ProcessHandle.current().pid() + ".draft");
    try {
      write(draft, content);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path path, Content content) throws IOException {
    try (Writer out = Files.newBufferedWriter(path)) {
      content.to(out);
    }
  }

  private static MessageFailure failure(Path path, IOException e) {
    return new MessageFailure(e, Message.WRITE_FAILED, path.toString(), BoundedInput.reason(e));
  }
}
