package io.decisiongate.core.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes what arrives, and stops it when it is too much. */
final class ContentBuffer extends OutputStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long size;

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] chunk, int from, int length) throws IOException {
    size += length;
    if (size > FetchedContent.MAX_BYTES) {
      throw new IOException("too much content");
    }
    bytes.write(chunk, from, length);
  }

  /** What has arrived, also of what was stopped. */
  long size() {
    return size;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
