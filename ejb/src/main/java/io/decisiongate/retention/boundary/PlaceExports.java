package io.decisiongate.retention.boundary;

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

/**
 * Everything that the server keeps of a place, as an archive (docs/administration.md, Deletion).
 * The same rows give the same manifest.
 */
@ApplicationScoped
public class PlaceExports {
  @Inject PlaceArchives archives;

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
   */
  public Archive export(PlaceId place) {
    try {
      Path file = Files.createTempFile("dg-export-", ".zip");
      try {
        Sha256 manifest;
        try (OutputStream out = Files.newOutputStream(file)) {
          manifest = archives.write(place, out);
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
   */
  public Sha256 manifest(PlaceId place) {
    try {
      return archives.write(place, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
