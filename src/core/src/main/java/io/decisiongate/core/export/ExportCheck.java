package io.decisiongate.core.export;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.hash.Sha256Stream;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Checks an export (docs/administration.md, Deletion) against itself: each file against the
 * manifest at the end, the audit log as a chain, its end against the tenant's own row. Reads the
 * archive once, whatever its size.
 */
public final class ExportCheck {
  private static final String FORMAT = "decision-gate-export";
  private static final String MANIFEST = "manifest.json";
  private static final String AUDIT_LOG = "audit_record.ndjson";
  private static final String TENANT = "tenant.ndjson";

  private final List<Json> files = new ArrayList<>();
  private final AuditLog log = new AuditLog();
  private Optional<Json> tenant = Optional.empty();
  private long rows;

  private ExportCheck() {}

  /**
   * An export that is sound.
   *
   * @param place what it is of, for example {@code tenant:7}
   * @param manifest SHA-256 of the bytes of its manifest
   * @param rows of all files together
   * @param auditRecords how many records the audit log has
   */
  public record Sound(String place, Sha256 manifest, int files, long rows, long auditRecords) {
    public Json.Obj toJson() {
      return Json.object()
          .put("place", place)
          .put("manifest_sha256", manifest.value())
          .put("files", files)
          .put("rows", rows)
          .put("audit_records", auditRecords)
          .build();
    }
  }

  /**
   * Checks an archive.
   *
   * @throws InvalidExport when it is not sound
   * @throws IOException when the file cannot be read
   */
  public static Sound check(Path archive) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      return new ExportCheck().check(zip);
    } catch (ZipException e) {
      throw new InvalidExport("no ZIP archive that can be read: " + e.getMessage());
    } catch (JsonSyntaxException e) {
      throw new InvalidExport("JSON that cannot be read: " + e.getMessage());
    } catch (DecisionGateException e) {
      throw new InvalidExport(e.text());
    }
  }

  private Sound check(ZipInputStream zip) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.getName().equals(MANIFEST)) {
        take(entry.getName(), zip);
        continue;
      }
      byte[] manifest = zip.readAllBytes();
      if (zip.getNextEntry() != null) {
        throw new InvalidExport("something follows the manifest");
      }
      return sound(manifest);
    }
    throw new InvalidExport("there is no manifest at the end: the archive is not complete");
  }

  private void take(String name, InputStream content) throws IOException {
    Sha256Stream digest = new Sha256Stream();
    LineSink lines =
        new LineSink(
            line -> {
              if (name.equals(AUDIT_LOG)) {
                log.add(line);
              } else if (name.equals(TENANT)) {
                tenant = Optional.of(JsonReader.read(line));
              }
            });
    byte[] buffer = new byte[1 << 16];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.write(buffer, 0, read);
      lines.write(buffer, 0, read);
    }
    rows += lines.count();
    files.add(
        Json.object()
            .put("name", name)
            .put("rows", lines.count())
            .put("bytes", lines.bytes())
            .put("sha256", digest.hash().value())
            .build());
  }

  private Sound sound(byte[] bytes) {
    ObjectReader manifest =
        ObjectReader.of(JsonReader.readDistinctThroughout(bytes), "the manifest");
    if (!manifest.string("format").equals(FORMAT)
        || manifest.integer("format_version", 1, Long.MAX_VALUE) != 1) {
      throw new InvalidExport("the manifest is none of an export of format version 1");
    }
    if (!(manifest.value("files") instanceof Json.Array listed)) {
      throw new InvalidExport("the manifest lists no files");
    }
    for (int i = 0; i < Math.max(files.size(), listed.items().size()); i++) {
      compare(item(files, i), item(listed.items(), i));
    }
    tenant.ifPresent(this::compareEnd);
    return new Sound(manifest.string("place"), Sha256.of(bytes), files.size(), rows, log.records());
  }

  private static Optional<Json> item(List<Json> items, int index) {
    return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }

  private static void compare(Optional<Json> found, Optional<Json> listed) {
    if (!found.equals(listed)) {
      throw new InvalidExport(
          found
                  .or(() -> listed)
                  .map(file -> ObjectReader.of(file, "a file").string("name"))
                  .orElse("")
              + " is not the file that the manifest lists");
    }
  }

  /** The tenant's row says where the log ended. */
  private void compareEnd(Json row) {
    ObjectReader members = ObjectReader.of(row, "the tenant");
    if (members.integer("audit_sequence", 0, Long.MAX_VALUE) != log.records()
        || !members.string("audit_hash").equals("\\x" + log.lastHash())) {
      throw new InvalidExport("the audit log does not end where the tenant's row says");
    }
  }
}
