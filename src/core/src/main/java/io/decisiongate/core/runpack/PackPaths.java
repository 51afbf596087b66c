package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The rules of paths that do not ask the file system (runpack.md section 5). */
final class PackPaths {
  static final int MAX_BYTES = 4_096;
  static final int MAX_COMPONENT_BYTES = 255;

  private static final String PARENT = "..";
  private static final String SELF = ".";

  private PackPaths() {}

  /** Refuses a path of a file in a pack that could lead out of it. */
  static void requireInside(String path) {
    requireLength(path);
    if (path.startsWith("/")) {
      throw RunpackFailure.artifact("absolute artifact path not allowed");
    }
    if (path.isEmpty() || components(path).contains(PARENT)) {
      throw escapes();
    }
  }

  /** Refuses a name for a manifest that is to be written. */
  static void requireManifestName(String name) {
    requireInsideUnlessEmpty(name);
    List<String> names =
        components(name).stream().filter(part -> !part.isEmpty() && !part.equals(SELF)).toList();
    if (names.isEmpty()) {
      throw RunpackFailure.artifact("manifest name missing filename");
    }
    requireComponents(name);
    requireFileName(name);
  }

  /** Not every text can be the name of a file, such as one with U+0000. */
  private static void requireFileName(String name) {
    try {
      var unused = Path.of(name);
    } catch (InvalidPathException e) {
      throw RunpackFailure.artifact("unable to write manifest", e);
    }
  }

  private static void requireInsideUnlessEmpty(String name) {
    if (!name.isEmpty()) {
      requireInside(name);
    }
  }

  /** Refuses a folder whose name is too long for a pack. */
  static void requireFolder(String folder) {
    requireLength(folder);
    requireComponents(folder);
  }

  /**
   * The path without links and without {@code ..}, as the file system would follow it; what does
   * not exist stays as it is named.
   *
   * @param path absolute
   */
  static Path withoutLinks(Path path) throws IOException {
    Path resolved = Objects.requireNonNull(path.getRoot());
    for (Path step : path) {
      if (step.toString().equals(PARENT)) {
        Path parent = resolved.getParent();
        resolved = parent == null ? resolved : parent;
      } else if (!step.toString().equals(SELF)) {
        Path next = resolved.resolve(step);
        resolved = Files.exists(next, LinkOption.NOFOLLOW_LINKS) ? next.toRealPath() : next;
      }
    }
    return resolved;
  }

  static RunpackFailure escapes() {
    return RunpackFailure.artifact("artifact path escapes runpack root");
  }

  private static void requireLength(String path) {
    if (bytes(path) > MAX_BYTES) {
      throw RunpackFailure.artifact("runpack path exceeds limit");
    }
  }

  private static void requireComponents(String path) {
    if (components(path).stream().anyMatch(part -> bytes(part) > MAX_COMPONENT_BYTES)) {
      throw RunpackFailure.artifact("runpack path component too long");
    }
  }

  private static List<String> components(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
