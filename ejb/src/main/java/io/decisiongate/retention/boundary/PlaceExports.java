package io.decisiongate.retention.boundary;

import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.retention.control.PlaceArchives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;

/**
 * What the server keeps of a place, as an archive (docs/administration.md, Deletion). The same rows
 * give the same manifest.
 */
@ApplicationScoped
public class PlaceExports {
  /** Each holds a connection with which calls read, for as long as there is data. */
  private static final int MOST_AT_ONCE = 2;

  private static final long RETRY_MS = 10_000;

  @Inject PlaceArchives archives;

  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  /**
   * A finished archive; to be closed by whoever reads it. It takes room on disk until then.
   *
   * @param manifest digest of its manifest
   * @param bytes how long it is
   */
  public record Archive(Sha256 manifest, long bytes, InputStream content) {
    /** Gives the room back without sending it. */
    public void close() {
      try {
        content.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Exports a place.
   *
   * @throws StorageUnavailable when the database cannot be asked
   * @throws RateLimited when as many exports are being made as may be at once
   */
  public Archive export(PlaceId place) {
    try {
      Path file = Files.createTempFile("dg-export-", ".zip");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        // The open file needs no name: it vanishes with whoever reads it, or with the server.
        Files.delete(file);
        Sha256 manifest = write(place, new FileOutput(channel));
        channel.position(0);
        return new Archive(manifest, channel.size(), Channels.newInputStream(channel));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the export of " + place.text() + " cannot be written", e);
    }
  }

  /** Stays open when the archive in it is finished. */
  private static final class FileOutput extends BufferedOutputStream {
    private static final int BUFFER = 1 << 16;

    FileOutput(FileChannel channel) {
      super(Channels.newOutputStream(channel), BUFFER);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /**
   * The digest that the manifest of an export would have now.
   *
   * @throws StorageUnavailable when the database cannot be asked
   * @throws RateLimited when as many exports are being made as may be at once
   */
  public Sha256 manifest(PlaceId place) {
    try {
      return write(place, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sha256 write(PlaceId place, OutputStream out) throws IOException {
    if (!free.tryAcquire()) {
      throw new RateLimited(RETRY_MS);
    }
    try {
      return archives.write(place, out);
    } finally {
      free.release();
    }
  }
}
