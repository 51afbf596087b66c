package io.decisiongate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory under which a server keeps everything: database, logs, secrets.
 *
 * @param root absolute, exists, and only its owner reads it
 */
public record DataDirectory(Path root) {
  private static final long NEEDED_AT_FIRST = 512L << 20;
  private static final long NEEDED_LATER = 64L << 20;

  /**
   * Creates the directory where it is missing.
   *
   * @throws StartFailure when it cannot be written or its disk is nearly full
   */
  public static DataDirectory open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      createPrivate(root);
      DataDirectory directory = new DataDirectory(root.toRealPath());
      directory.requireSpace();
      return directory;
    } catch (IOException e) {
      throw StartFailure.of("creating the data directory " + root, e);
    }
  }

  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** The cluster of the embedded PostgreSQL. */
  public Path database() {
    return resolve("database");
  }

  /** Creates a directory that only its owner can enter; parents get the usual mode. */
  public static void createPrivate(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private void requireSpace() throws IOException {
    long needed = Files.exists(database()) ? NEEDED_LATER : NEEDED_AT_FIRST;
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < needed) {
      throw new StartFailure(
          "The disk of %s is full: %d MB are free, %d MB are needed."
              .formatted(root, free >> 20, needed >> 20));
    }
  }
}
