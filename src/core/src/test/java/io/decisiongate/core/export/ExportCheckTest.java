package io.decisiongate.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCheckTest {
  private static final byte[] NONE = {};

  @TempDir Path directory = Path.of("");

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> listed = new LinkedHashMap<>();

  @BeforeEach
  void makeTenant() {
    byte[] first = HashChain.next(NONE, "{\"a\":1}");
    byte[] second = HashChain.next(first, "{\"b\":2}");
    files.put("tenant.ndjson", tenant(2, HexFormat.of().formatHex(second)));
    files.put("run.ndjson", "{\"run_id\":\"r\"}\n");
    files.put(
        "audit_record.ndjson",
        HashChain.line("{\"a\":1}", NONE, first)
            + "\n"
            + HashChain.line("{\"b\":2}", first, second)
            + "\n");
    listed.putAll(files);
  }

  @Test
  void tellsOfASoundExport() throws IOException {
    ExportCheck.Sound sound = ExportCheck.check(archive(true));
    assertThat(sound.place()).isEqualTo("tenant:7");
    assertThat(sound.manifest()).isEqualTo(Sha256.of(manifest()));
    assertThat(sound.files()).isEqualTo(3);
    assertThat(sound.rows()).isEqualTo(4);
    assertThat(sound.auditRecords()).isEqualTo(2);
  }

  @Test
  void aFileIsWhatTheManifestSays() {
    files.put("run.ndjson", "{\"run_id\":\"s\"}\n");
    assertInvalid("run.ndjson is not the file that the manifest lists");
  }

  @Test
  void noFileIsMissing() {
    files.remove("run.ndjson");
    assertInvalid("audit_record.ndjson is not the file");
  }

  @Test
  void noFileIsAdded() {
    listed.remove("audit_record.ndjson");
    assertInvalid("audit_record.ndjson is not the file");
  }

  @Test
  void theAuditLogIsAChain() {
    change("audit_record.ndjson", "{\"b\":2}", "{\"b\":3}");
    assertInvalid("record 2 of the audit log does not follow");
  }

  @Test
  void aRecordOfTheAuditLogCanBeRead() {
    change("audit_record.ndjson", "\"payload\"", "\"Payload\"");
    assertInvalid("record 1 of the audit log cannot be read");
  }

  @Test
  void theAuditLogEndsWhereTheTenantSays() {
    change("tenant.ndjson", "\"audit_sequence\":2", "\"audit_sequence\":3");
    assertInvalid("does not end where");
  }

  @Test
  void theManifestIsThere() throws IOException {
    assertThatThrownBy(() -> ExportCheck.check(archive(false)))
        .isInstanceOf(InvalidExport.class)
        .hasMessageContaining("not complete");
    Path text = Files.writeString(directory.resolve("text"), "no archive");
    assertThatThrownBy(() -> ExportCheck.check(text)).isInstanceOf(InvalidExport.class);
  }

  private void assertInvalid(String message) {
    assertThatThrownBy(() -> ExportCheck.check(archive(true)))
        .isInstanceOf(InvalidExport.class)
        .hasMessageContaining(message);
  }

  /** Changed in the manifest too. */
  private void change(String file, String from, String to) {
    files.computeIfPresent(file, (name, text) -> text.replaceFirst(quoted(from), quoted(to)));
    listed.putAll(files);
  }

  private static String quoted(String text) {
    return text.replace("{", "\\{");
  }

  private static String tenant(long sequence, String hash) {
    return "{\"tenant_id\":7,\"audit_sequence\":%d,\"audit_hash\":\"\\\\x%s\"}\n"
        .formatted(sequence, hash);
  }

  private byte[] manifest() {
    List<Json> entries = new ArrayList<>();
    listed.forEach(
        (name, text) -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          entries.add(
              Json.object()
                  .put("name", name)
                  .put("rows", text.lines().count())
                  .put("bytes", bytes.length)
                  .put("sha256", Sha256.of(bytes).value())
                  .build());
        });
    return CanonicalJson.bytes(
        Json.object()
            .put("format", "decision-gate-export")
            .put("format_version", 1)
            .put("place", "tenant:7")
            .put("files", new Json.Array(entries))
            .build());
  }

  private Path archive(boolean whole) throws IOException {
    Path archive = directory.resolve("export.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      if (whole) {
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(manifest());
      }
    }
    return archive;
  }
}
