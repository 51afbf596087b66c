package io.decisiongate.cli.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines of bytes, each without its end. */
final class Lines {
  /** Longest line in bytes. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final InputStream in;

  /**
   * @param in read byte by byte: buffered
   */
  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line; empty at the end.
   *
   * @throws IOException when reading fails or the line is longer than {@link #MAX_BYTES}
   */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      if (line.size() == MAX_BYTES) {
        throw new IOException("a line is longer than " + MAX_BYTES + " bytes");
      }
      line.write(c);
      c = in.read();
    }
    byte[] bytes = line.toByteArray();
    boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return Optional.of(carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
  }
}
