package io.decisiongate.retention.boundary;

import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.retention.control.PlaceArchives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * Everything that the server keeps of a place, as an archive (docs/administration.md, Deletion).
 * The same rows give the same manifest.
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
  public record Archive(Sha256 manifest, long bytes, InputStream content) {}

  /**
   * Exports a place.
   *
   * @throws StorageUnavailable when the database cannot be asked
   * @throws RateLimited when as many exports are being made as may be at once
   */
  public Archive export(PlaceId place) {
    try {
      Path file = Files.createTempFile("dg-export-", ".zip");
      try {
        Sha256 manifest;
        try (OutputStream out = Files.newOutputStream(file)) {
          manifest = write(place, out);
        }
        // The open file stays readable without its name, and vanishes with whoever reads it.
        return new Archive(manifest, Files.size(file), Files.newInputStream(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the export of " + place.text() + " cannot be written", e);
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
