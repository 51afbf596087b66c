package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Writes a log as one canonical array, record by record, and hashes it on the way. */
final class ArtifactOutput implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = Digests.sha256();
  private final OutputStream out;
  private char separator = '[';

  ArtifactOutput(Path file) throws IOException {
    out =
        new DigestOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER),
            digest);
  }

  void append(Json item) throws IOException {
    out.write(separator);
    separator = ',';
    out.write(CanonicalJson.bytes(item));
  }

  /** Ends the array; nothing can be appended after that. */
  Sha256 finish() throws IOException {
    if (separator == '[') {
      out.write('[');
    }
    out.write(']');
    out.close();
    return Digests.finish(digest);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
