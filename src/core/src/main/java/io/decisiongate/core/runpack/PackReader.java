package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.io.InputStream;

/** Where the files of a pack are read from: a folder, or an object store. */
public sealed interface PackReader permits PackFolder, StoredPack {
  /** Largest file that the reader of v1 reads. */
  long MAX_V1_BYTES = 16_777_216;

  /**
   * Refuses files that are too large.
   *
   * @param path that the text names
   */
  static void requireSize(String path, long bytes, long maxBytes) {
    if (bytes > maxBytes) {
      throw new RunpackFailure(
          "artifact too large: " + path + " (" + bytes + " > " + maxBytes + ")");
    }
  }

  /** What is done with the bytes of a file. */
  @FunctionalInterface
  interface Reading<T> {
    T from(InputStream bytes) throws IOException;
  }

  /**
   * Reads a file from its beginning.
   *
   * @throws RunpackFailure with the reader's text when it cannot be read
   */
  <T> T read(String path, Reading<T> reading);

  /**
   * The bytes of a small file.
   *
   * @throws RunpackFailure when it cannot be read, or is larger than {@link #MAX_V1_BYTES}
   */
  byte[] bytes(String path);

  /**
   * Where a file lies, which need not be there. Paths of one file have one place, however they are
   * spelt.
   *
   * @throws RunpackFailure when the path breaks a rule
   */
  String place(String path);
}
