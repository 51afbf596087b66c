package io.decisiongate.core.runpack;

import static io.decisiongate.core.Fixtures.items;
import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector of runpack-verify-cases.json: the exact report, or the reason for none. */
class RunpackVerifyCasesTest {
  /** What follows comes from a decoder and does not bind. */
  private static final List<String> DECODER_TEXTS =
      List.of("invalid decision log: ", "invalid scenario spec: ", "invalid gate eval log: ");

  @TempDir Path directory;

  static List<Fixtures.Case> cases() {
    return Fixtures.cases("runpack-verify-cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsAsRecorded(Fixtures.Case vector) throws IOException {
    Path pack = Packs.copyOf(text(vector.in("base")), directory.resolve("pack"));
    for (Json operation : items(vector.in("operations"))) {
      apply(pack, operation);
    }
    PackFolder folder = PackFolder.limited(pack);
    Json expected = vector.out("report");
    if (!(expected instanceof Json.Null)) {
      VerificationReport report =
          Verification.verify(Manifest.read(folder.bytes(Packs.MANIFEST)), folder);
      assertThat(bindingOf(report.toJson())).isEqualTo(bindingOf(expected));
      assertThat(report.passes()).isEqualTo(vector.out("exit").equals(Json.of(0)));
    } else if (vector.name().equals("manifest-missing")) {
      assertThatThrownBy(() -> folder.bytes(Packs.MANIFEST))
          .isInstanceOf(RunpackFailure.class)
          .hasMessage(text(member(vector.out("tool_error"), "message")));
    } else {
      byte[] manifest = folder.bytes(Packs.MANIFEST);
      assertThat(text(member(vector.out("tool_error"), "message"))).isEqualTo("invalid manifest");
      assertThatThrownBy(() -> Manifest.read(manifest))
          .isInstanceOfAny(InvalidParams.class, JsonSyntaxException.class);
    }
  }

  private static Json bindingOf(Json report) {
    return Packs.Edit.at(
        report,
        "/errors",
        errors ->
            Json.texts(
                items(errors).stream()
                    .map(Fixtures::text)
                    .map(RunpackVerifyCasesTest::bindingPart)
                    .toList()));
  }

  private static String bindingPart(String error) {
    return DECODER_TEXTS.stream().filter(error::startsWith).findFirst().orElse(error);
  }

  private static void apply(Path pack, Json operation) throws IOException {
    String kind = text(member(operation, "op"));
    switch (kind) {
      case "append" ->
          Files.write(file(pack, operation), utf8(operation), StandardOpenOption.APPEND);
      case "write" -> Files.write(file(pack, operation), utf8(operation));
      case "delete" -> Files.delete(file(pack, operation));
      case "manifest_set" ->
          Packs.editManifest(
              pack,
              manifest ->
                  Packs.Edit.at(
                      manifest,
                      text(member(operation, "pointer")),
                      ignored -> member(operation, "value")));
      case "manifest_remove" ->
          Packs.editManifest(
              pack, manifest -> Packs.Edit.remove(manifest, text(member(operation, "pointer"))));
      case "rehash_file" -> {
        String path = text(member(operation, "path"));
        Json hash = Sha256.of(Packs.bytes(pack, path)).toJson();
        Packs.editManifest(
            pack,
            manifest ->
                Packs.Edit.at(
                    manifest,
                    "/integrity/file_hashes",
                    list ->
                        Packs.Edit.items(
                            list, "path", path, file -> Packs.Edit.set(file, "hash", hash))));
      }
      case "rehash_root" -> Packs.editManifest(pack, Packs::rooted);
      default -> throw new IllegalArgumentException("operation " + kind);
    }
  }

  private static Path file(Path pack, Json operation) {
    return pack.resolve(text(member(operation, "path")));
  }

  private static byte[] utf8(Json operation) {
    return text(member(operation, "text")).getBytes(StandardCharsets.UTF_8);
  }
}
