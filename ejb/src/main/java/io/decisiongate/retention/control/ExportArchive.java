package io.decisiongate.retention.control;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.hash.Sha256Stream;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.retention.boundary.PlaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP archive of JSON lines, one file for each table, and a manifest with their digests as
 * the last entry: whoever has it has everything before it. The manifest depends on the data only.
 */
final class ExportArchive implements ExportReader.Sink, AutoCloseable {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final PlaceId place;
  private final ZipOutputStream zip;
  private final List<Json> files = new ArrayList<>();
  private final Sha256Stream digest = new Sha256Stream();
  private String file = "";
  private long rows;
  private long bytes;

  ExportArchive(PlaceId place, OutputStream out) {
    this.place = place;
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  @Override
  public void begin(String table) throws IOException {
    endFile();
    file = table + ".ndjson";
    rows = 0;
    bytes = 0;
    open(file);
  }

  @Override
  public void row(String json) throws IOException {
    byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
    digest.write(line, 0, line.length);
    zip.write(line);
    rows++;
    bytes += line.length;
  }

  /** Ends the archive; gives the digest of its manifest. */
  Sha256 finish() throws IOException {
    endFile();
    byte[] manifest =
        CanonicalJson.bytes(
            Json.object()
                .put("format", "decision-gate-export")
                .put("format_version", 1)
                .put("place", place.text())
                .put("files", new Json.Array(files))
                .build());
    open("manifest.json");
    zip.write(manifest);
    zip.closeEntry();
    zip.finish();
    return Sha256.of(manifest);
  }

  private void open(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
  }

  private void endFile() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    zip.closeEntry();
    files.add(
        Json.object()
            .put("name", file)
            .put("rows", rows)
            .put("bytes", bytes)
            .put("sha256", digest.hash().value())
            .build());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
