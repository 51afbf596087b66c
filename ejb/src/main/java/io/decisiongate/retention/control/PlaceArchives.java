package io.decisiongate.retention.control;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.retention.boundary.PlaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;

/** Writes archives of what is stored. */
@ApplicationScoped
public class PlaceArchives {
  @Inject ExportReader reader;

  /** Writes the archive of a place; gives the digest of its manifest. */
  public Sha256 write(PlaceId place, OutputStream out) throws IOException {
    try (ExportArchive archive = new ExportArchive(place, out)) {
      reader.read(place, archive);
      return archive.finish();
    }
  }
}
