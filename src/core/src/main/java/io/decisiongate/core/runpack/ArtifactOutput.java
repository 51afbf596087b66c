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
  private final String path;
  private final long maxBytes;
  private final OutputStream out;
  private char separator = '[';

  /** With the bracket that ends the array. */
  private long bytes = 1;

  /**
   * A new file.
   *
   * @param path of the file in the pack's folder
   */
  ArtifactOutput(Path folder, String path, long maxBytes) throws IOException {
    this.path = path;
    this.maxBytes = maxBytes;
    out =
        new DigestOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(folder.resolve(path), StandardOpenOption.CREATE_NEW), BUFFER),
            digest);
  }

  /**
   * Adds a record.
   *
   * @throws io.decisiongate.core.error.RunpackFailure when the file would be too large
   */
  void append(Json item) throws IOException {
    byte[] record = CanonicalJson.bytes(item);
    bytes += 1 + record.length;
    PackReader.requireSize(path, bytes, maxBytes);
    out.write(separator);
    separator = ',';
    out.write(record);
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
