package io.decisiongate.cli.console;

import java.io.IOException;
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
      replace(path.toAbsolutePath(), text);
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
    Path target = path.toAbsolutePath();
    try {
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      replace(target, text);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private static void replace(Path target, String text) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.writeString(target, text);
      return;
    }
    Path draft =
        target.resolveSibling(
            target.getFileName() + "." + ProcessHandle.current().pid() + ".draft");
    Files.writeString(draft, text);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static MessageFailure failure(Path path, IOException e) {
    return new MessageFailure(e, Message.WRITE_FAILED, path.toString(), BoundedInput.reason(e));
  }
}
