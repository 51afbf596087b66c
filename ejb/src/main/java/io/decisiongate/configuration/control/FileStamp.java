package io.decisiongate.configuration.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What tells one content of a file from another without reading it. */
public record FileStamp(
    @Nullable FileTime modified, @Nullable Long bytes, @Nullable Object identity) {
  /** No file. */
  public static final FileStamp NONE = new FileStamp(null, null, null);

  /** How the file looks now; {@link #NONE} when there is none. */
  public static FileStamp of(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(file.lastModifiedTime(), file.size(), file.fileKey());
    } catch (IOException missing) {
      return NONE;
    }
  }
}
