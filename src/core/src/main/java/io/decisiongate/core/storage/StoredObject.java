package io.decisiongate.core.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object of a {@link Bucket} that is being read. */
public final class StoredObject implements AutoCloseable {
  private final ResponseInputStream<GetObjectResponse> response;
  private final long deadline;

  /**
   * An object.
   *
   * @param deadline of {@link System#nanoTime()}, after which no more of it is read
   */
  StoredObject(ResponseInputStream<GetObjectResponse> response, long deadline) {
    this.response = response;
    this.deadline = deadline;
  }

  /** In bytes; empty when the service does not say. */
  public OptionalLong length() {
    Long length = response.response().contentLength();
    return length == null ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** Its bytes; reading them fails when {@link Bucket#LONGEST_GET} is over. */
  public InputStream bytes() {
    return new Bounded(response, deadline);
  }

  /** Ends the connection, so that nobody waits for what is left of the object. */
  @Override
  public void close() {
    response.abort();
  }

  private static final class Bounded extends FilterInputStream {
    private final long deadline;

    Bounded(InputStream bytes, long deadline) {
      super(bytes);
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("not read within " + Bucket.LONGEST_GET);
      }
      try {
        return super.read(buffer, offset, length);
      } catch (SdkException e) {
        throw new IOException(e);
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
