package io.decisiongate.core.runpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that may grow while it is read; beyond the limit it is refused. */
final class LimitedStream extends FilterInputStream {
  private final String path;
  private final long limit;
  private long count;

  LimitedStream(InputStream bytes, String path, long limit) {
    super(bytes);
    this.path = path;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      counted(1);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    counted(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long bytes) {
    count += bytes;
    PackReader.requireSize(path, count, limit);
  }
}
