package io.decisiongate.local.server;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
      String hash = sha256(application);
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

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
