package io.decisiongate.local.server;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The files by which Liberty says how it is (MicroProfile Health): it touches {@code ready} every
 * few seconds for as long as all checks of readiness succeed. They also tell of a server that
 * answers nobody without a client certificate.
 */
final class HealthFiles {
  private static final String FOLDER = "liberty/decisiongate/health";

  /** Three times what tls.xml has as interval. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private HealthFiles() {}

  /** Forgets what the server before this one said. */
  static void clear(DataDirectory directory) {
    Path folder = directory.resolve(FOLDER);
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw StartFailure.of("deleting " + folder, e);
    }
  }

  static boolean sayReady(DataDirectory directory) {
    try {
      Instant touched =
          Files.getLastModifiedTime(directory.resolve(FOLDER).resolve("ready")).toInstant();
      return touched.isAfter(Instant.now().minus(FRESH));
    } catch (IOException e) {
      return false; // not ready yet
    }
  }
}
