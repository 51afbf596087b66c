package io.decisiongate.core.runpack;

import java.io.IOException;
import java.io.InputStream;

/** Where the files of a pack are read from: a folder, or an object store. */
public sealed interface PackReader permits PackFolder, StoredPack {
  /** Largest file that the reader of v1 reads. */
  long MAX_V1_BYTES = 16_777_216;

  /** What is done with the bytes of a file. */
  @FunctionalInterface
  interface Reading<T> {
    T from(InputStream bytes) throws IOException;
  }

  /**
   * Reads a file from its beginning.
   *
   * @throws io.decisiongate.core.error.RunpackFailure with the reader's text when it cannot be read
   */
  <T> T read(String path, Reading<T> reading);

  /**
   * The bytes of a small file.
   *
   * @throws io.decisiongate.core.error.RunpackFailure when it cannot be read, or is larger than
   *     {@link #MAX_V1_BYTES}
   */
  byte[] bytes(String path);

  /**
   * Where a file lies, which need not be there. Paths of one file have one place, however they are
   * spelt.
   *
   * @throws io.decisiongate.core.error.RunpackFailure when the path breaks a rule
   */
  String place(String path);
}
