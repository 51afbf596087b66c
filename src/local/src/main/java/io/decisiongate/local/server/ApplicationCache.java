package io.decisiongate.local.server;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Liberty has unpacked of the application. Liberty tells old from new by the modules' time
 * stamps, which a reproducible build gives always the same value: without this, a server would go
 * on with the code of the build before.
 */
final class ApplicationCache {
  private final Path workArea;
  private final Path knownHash;

  ApplicationCache(DataDirectory directory, String server) {
    workArea = directory.resolve("liberty").resolve(server).resolve("workarea");
    knownHash = directory.resolve("liberty/application.sha256");
  }

  /** Empties the cache unless it was filled from exactly this application. */
  void keepOnlyFor(Path application) {
    try {
      String hash = Sha256.of(Files.readAllBytes(application)).value();
      if (Files.exists(knownHash) && Files.readString(knownHash).equals(hash)) {
        return;
      }
      FileTree.delete(workArea);
      Files.createDirectories(knownHash.getParent());
      Files.writeString(knownHash, hash);
    } catch (IOException e) {
      throw StartFailure.of("renewing Liberty's cache " + workArea, e);
    }
  }
}
