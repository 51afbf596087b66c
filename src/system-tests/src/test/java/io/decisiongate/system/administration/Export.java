package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An archive that a server has given.
 *
 * @param files in their order, without the manifest
 * @param manifest SHA-256 of the manifest, in hexadecimal
 */
record Export(Map<String, byte[]> files, String manifest) {

  /** Downloads one; each file must be what the manifest at the end says it is. */
  static Export of(RestClient client, String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + client.http().port() + "/api/v1/" + path))
                  .header("authorization", "Bearer " + client.key())
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).contains("application/zip");
      return read(answer.body());
    }
  }

  private static Export read(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    byte[] manifest =
        Optional.ofNullable(files.remove("manifest.json"))
            .orElseThrow(() -> new AssertionError("no manifest"));
    Json.Array listed =
        (Json.Array) ((Json.Obj) JsonReader.read(manifest)).member("files").orElseThrow();
    assertThat(listed.items())
        .containsExactlyElementsOf(
            files.entrySet().stream().map(file -> listed(file.getKey(), file.getValue())).toList());
    return new Export(files, Sha256.of(manifest).value());
  }

  private static Json listed(String name, byte[] content) {
    return Json.object()
        .put("bytes", content.length)
        .put("name", name)
        .put("rows", lines(content).size())
        .put("sha256", Sha256.of(content).value())
        .build();
  }

  /** The rows of a table. */
  List<String> rows(String table) {
    return Optional.ofNullable(files.get(table + ".ndjson"))
        .map(Export::lines)
        .orElseThrow(() -> new AssertionError("no " + table));
  }

  private static List<String> lines(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).lines().toList();
  }

  /** The request that lets the data be erased. */
  String purge() {
    return "{\"manifest_sha256\":\"" + manifest + "\"}";
  }
}
