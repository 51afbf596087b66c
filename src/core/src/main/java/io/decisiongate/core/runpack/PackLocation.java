package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a pack lies in a bucket (runpack.md section 7.2): one object for each file. Tenant and
 * namespace are part of every key, and no name of a scenario, run or file can lead out of them.
 *
 * @param folder what the keys of all its files begin with; ends with a slash
 */
record PackLocation(String folder) {
  /** Longest key that S3 allows, in bytes of UTF-8. */
  static final int MAX_KEY_BYTES = 1_024;

  /**
   * The place of the pack of a run.
   *
   * @param prefix of the bucket's runpacks, as validated with the configuration
   * @throws RunpackFailure when scenario or run have a name that cannot be a part of a key
   */
  static PackLocation of(Optional<String> prefix, RunIdentity run) {
    return new PackLocation(
        prefix.map(PackLocation::withSlash).orElse("")
            + String.join(
                "/",
                "tenant",
                run.tenantId().toString(),
                "namespace",
                run.namespaceId().toString(),
                "scenario",
                segment(run.scenarioId()),
                "run",
                segment(run.runId()),
                "spec",
                "sha256",
                segment(run.specHash().value()),
                ""));
  }

  private static String withSlash(String prefix) {
    return prefix.endsWith("/") ? prefix : prefix + "/";
  }

  /**
   * The key of a file.
   *
   * @param path relative, with slashes
   * @throws RunpackFailure when the path breaks a rule, or the key is too long
   */
  String key(String path) {
    requireRelative(path);
    String key = folder + path;
    if (bytes(key) > MAX_KEY_BYTES) {
      throw invalid("object key exceeds length limit", key);
    }
    return key;
  }

  private static String segment(String name) {
    if (isNoName(name)) {
      throw invalid("segment is invalid", name);
    }
    if (bytes(name) > PackPaths.MAX_COMPONENT_BYTES) {
      throw invalid("segment exceeds length limit", name);
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw invalid("segment contains invalid characters", name);
    }
    return name;
  }

  private static void requireRelative(String path) {
    if (path.isEmpty()) {
      throw RunpackFailure.artifact("object store invalid: path must be set");
    }
    if (path.indexOf('\\') >= 0) {
      throw invalid("path must not contain backslashes", path);
    }
    if (bytes(path) > PackPaths.MAX_BYTES) {
      throw RunpackFailure.artifact("object store invalid: path exceeds length limit");
    }
    if (path.startsWith("/")) {
      throw invalid("path must be relative", path);
    }
    for (String name : path.split("/", -1)) {
      if (bytes(name) > PackPaths.MAX_COMPONENT_BYTES) {
        throw invalid("path segment exceeds length limit", path);
      }
      if (isNoName(name)) {
        throw invalid("path must be relative without traversal", path);
      }
    }
  }

  private static boolean isNoName(String name) {
    return name.isEmpty() || name.equals(".") || name.equals("..");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static RunpackFailure invalid(String rule, String value) {
    return RunpackFailure.artifact("object store invalid: " + rule + ": " + value);
  }
}
