package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The directory below which evidence files lie; finds them without ever leaving it. */
final class EvidenceRoot {

  /**
   * A file that exists below the root.
   *
   * @param names the way from the root, without links
   */
  record Location(List<Path> names) {
    Location {
      names = List.copyOf(names);
    }

    /** The way from the root, with slashes. */
    String relative() {
      return String.join("/", names.stream().map(Path::toString).toList());
    }

    Json details() {
      return Json.object().put("file", relative()).build();
    }
  }

  /** What the JVM puts in place of bytes that are not text. */
  private static final String REPLACEMENT = "\uFFFD";

  private final Path directory;

  /** Resolves links once; what the root's own path means later does not matter. */
  EvidenceRoot(Path configured) {
    try {
      directory = configured.toRealPath();
    } catch (IOException e) {
      throw new ProviderConfigurationException("json provider root does not exist", e);
    }
    if (!Files.isDirectory(directory)) {
      throw new ProviderConfigurationException("json provider root is not a directory");
    }
  }

  Path directory() {
    return directory;
  }

  /**
   * Resolves a path through links and dots (providers.md section 4.2, steps 2 to 6). A path that
   * leaves the root by its text alone is refused before the file system is asked, so that it tells
   * nothing about what exists outside.
   */
  Location locate(String file) {
    if (file.isEmpty()) {
      throw new StructuredFailure("path_missing", "json file path is empty", Json.NULL);
    }
    Json details = Json.object().put("file", file).build();
    Path path = path(file, details);
    if (path.isAbsolute()) {
      throw new StructuredFailure(
          "absolute_path_forbidden",
          "json file path must be relative to the configured root",
          details);
    }
    Path joined = directory.resolve(path);
    requireInside(joined.normalize(), details);
    Path real = real(joined, details);
    requireInside(real, details);
    if (real.equals(directory)) {
      throw new StructuredFailure(
          "path_invalid", "json file path resolves to empty path", Json.NULL);
    }
    Location location =
        new Location(
            StreamSupport.stream(directory.relativize(real).spliterator(), false).toList());
    if (location.relative().contains(REPLACEMENT)) {
      throw new StructuredFailure(
          "path_invalid", "json file path contains invalid components", Json.NULL);
    }
    return location;
  }

  private static Path path(String file, Json details) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw unresolved(details, e);
    }
  }

  private static Path real(Path joined, Json details) {
    try {
      return joined.toRealPath();
    } catch (IOException e) {
      throw unresolved(details, e);
    }
  }

  private static StructuredFailure unresolved(Json details, Exception cause) {
    return new StructuredFailure("file_not_found", "unable to resolve json file", details, cause);
  }

  private void requireInside(Path path, Json details) {
    if (!path.startsWith(directory)) {
      throw new StructuredFailure("path_outside_root", "json file path escapes root", details);
    }
  }
}
