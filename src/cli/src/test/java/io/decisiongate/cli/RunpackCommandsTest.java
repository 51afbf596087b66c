package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code dg runpack} and {@code dg verify runpack}: outputs, messages and exit statuses. */
class RunpackCommandsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private GoldenPack golden = new GoldenPack(Path.of(""));
  private Path pack = Path.of("");
  private String manifest = "";

  @BeforeEach
  void copyGoldenPack() throws IOException {
    golden = GoldenPack.copy(folder);
    pack = golden.folder();
    manifest = golden.manifest().toString();
  }

  @Test
  void verifyPrintsTheCanonicalReport() {
    assertThat(run("runpack", "verify", "--manifest", manifest)).isZero();
    assertThat(out.toString())
        .isEqualTo("{\"checked_files\":8,\"errors\":[],\"status\":\"pass\"}\n");
  }

  @Test
  void verifyFailsWithOneAndSaysWhy() throws IOException {
    append("artifacts/triggers.json");
    assertThat(run("runpack", "verify", "--manifest", manifest, "--format", "markdown"))
        .isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            """
            # Decision Gate Runpack Verification

            - Status: fail
            - Checked files: 8

            ## Errors
            - hash mismatch for artifacts/triggers.json
            """);
  }

  @Test
  void markdownOfAPassHasNoErrors() {
    assertThat(run("runpack", "verify", "--manifest", manifest, "--format", "markdown")).isZero();
    assertThat(out.toString()).endsWith("## Errors\n- None\n");
  }

  @Test
  void artefactsMayLieElsewhere() throws IOException {
    Path elsewhere = Files.move(pack.resolve("manifest.json"), folder.resolve("m.json"));
    assertThat(run("runpack", "verify", "--manifest", elsewhere.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("unable to resolve artifact path");
    assertThat(
            run(
                "runpack",
                "verify",
                "--manifest",
                elsewhere.toString(),
                "--runpack-dir",
                pack.toString()))
        .isZero();
  }

  @Test
  void manifestThatCannotBeUsedIsAFailure() throws IOException {
    Path none = folder.resolve("none.json");
    assertThat(run("runpack", "verify", "--manifest", none.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("Failed to read runpack manifest at " + none + ": no such file or directory\n");
    Files.writeString(pack.resolve("manifest.json"), "{}");
    assertThat(run("runpack", "verify", "--manifest", manifest)).isEqualTo(1);
    assertThat(err.toString())
        .contains("Failed to parse runpack manifest at " + manifest + ": missing field");
  }

  @Test
  void largeManifestIsRefusedBeforeItIsRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(manifest, "rw")) {
      file.setLength(16_777_217);
    }
    assertThat(run("runpack", "verify", "--manifest", manifest)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "Refusing to read runpack manifest at "
                + manifest
                + " because it is 16777217 bytes (limit 16777216).\n");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(run("runpack", "verify")).isEqualTo(2);
    assertThat(run("runpack", "verify", "--manifest", manifest, "--format", "xml")).isEqualTo(2);
    assertThat(run("verify", "runpack")).isEqualTo(2);
    assertThat(run("verify", "runpack", pack.toString(), "--manifest-sha256", "zz")).isEqualTo(2);
  }

  @Test
  void offlineVerificationOfEverything() {
    assertThat(run("verify", "runpack", pack.toString(), "--strict", "--replay")).isZero();
    assertThat(out.toString())
        .startsWith("Run        run-2 of scenario golden-visibility, tenant 1, namespace 1\n")
        .contains(
            "Manifest   sha256:b775d96a05bc7c8d3e14eda7b6397d91ab991b132887c6b63d228c89fdf1246b\n")
        .contains("Files      pass  8 files read\n")
        .contains("Strict     pass  0 findings\n")
        .contains("Replay     pass  2 decisions, 1 gates decided again\n")
        .endsWith("\nResult     pass\n");
  }

  @Test
  void jsonHasEachPartOfItsOwn() throws IOException {
    Files.writeString(pack.resolve("notes.txt"), "mine");
    assertThat(run("verify", "runpack", pack.toString(), "--strict", "--output", "json"))
        .isEqualTo(1);
    ObjectReader result = ObjectReader.of(JsonReader.read(out.toString()), "result");
    assertThat(result.string("status")).isEqualTo("fail");
    assertThat(ObjectReader.of(result.value("report"), "report").string("status"))
        .isEqualTo("pass");
    assertThat(ObjectReader.of(result.value("strict"), "strict").strings("findings"))
        .containsExactly("the folder has notes.txt, which is not of the pack");
    assertThat(result.value("replay")).isEqualTo(Json.NULL);
  }

  @Test
  void expectedDigestCoversWhatNoFileDoes() throws IOException {
    String digest = "b775d96a05bc7c8d3e14eda7b6397d91ab991b132887c6b63d228c89fdf1246b";
    assertThat(run("verify", "runpack", pack.toString(), "--manifest-sha256", digest)).isZero();
    Json changed =
        JsonReader.read(
            Files.readString(Path.of(manifest))
                .replace("\"dev_permissive\":false", "\"dev_permissive\":true"));
    Files.write(Path.of(manifest), CanonicalJson.bytes(changed));
    assertThat(run("verify", "runpack", pack.toString(), "--strict")).isZero();
    assertThat(run("verify", "runpack", pack.toString(), "--manifest-sha256", digest)).isEqualTo(1);
    assertThat(out.toString()).contains("Digest     fail  expected sha256:" + digest);
  }

  @Test
  void folderWithoutManifestIsNamed() throws IOException {
    Files.delete(pack.resolve("manifest.json"));
    assertThat(run("verify", "runpack", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("No manifest in " + pack);
  }

  @Test
  void theManifestMustLieInThePack() throws IOException {
    Path elsewhere = Files.copy(Path.of(manifest), folder.resolve("m.json"));
    Files.createSymbolicLink(pack.resolve("link.json"), elsewhere);
    for (String[] refused :
        new String[][] {
          {elsewhere.toString(), "absolute artifact path not allowed"},
          {"../m.json", "artifact path escapes runpack root"},
          {"artifacts/../manifest.json", "artifact path escapes runpack root"},
          {"link.json", "artifact path escapes runpack root"}
        }) {
      CommandRun.refused(
          "Failed to read runpack manifest at "
              + pack.resolve(refused[0])
              + ": artifact error: "
              + refused[1]
              + "\n",
          CommandRun.dg("verify", "runpack", pack.toString(), "--manifest", refused[0]));
    }
    assertThat(run("verify", "runpack", pack.toString(), "--manifest", "./manifest.json")).isZero();
  }

  @Test
  void resultsArePlainInEveryLanguage() {
    CommandRun run =
        CommandRun.dg("--lang", "ca", "verify", "runpack", pack.toString(), "--strict");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("Execuci\u00f3   run-2 de l'escenari golden-visibility, inquil\u00ed 1, espai")
        .contains("\nEstricte   aprovat  0 troballes\n")
        .endsWith("\nResultat   aprovat\n");
    CommandRun markdown = golden.verify("--format", "markdown", "--lang", "ca");
    assertThat(markdown.out()).contains("\n- Estat: aprovat\n- Fitxers comprovats: 8\n");
    assertThat(golden.verify("--lang", "ca").out()).isEqualTo(golden.verify().out());
  }

  @Test
  void aFileThatIsNoJsonLeavesNoHalfOfACopy() throws IOException {
    Files.writeString(pack.resolve("artifacts/triggers.json"), "[{\"a\":1},");
    Path copy = folder.resolve("copy");
    assertThat(run("runpack", "pretty", "--manifest", manifest, "--output-dir", copy.toString()))
        .isEqualTo(1);
    assertThat(err.toString())
        .startsWith("Failed to parse JSON artifact artifacts/triggers.json: ");
    assertThat(copy.resolve("artifacts"))
        .isDirectoryNotContaining("glob:**triggers*")
        .isDirectoryContaining("glob:**scenario_spec.json");
  }

  @Test
  void prettyCopyIsReadableAndDoesNotVerify() {
    Path copy = folder.resolve("copy");
    assertThat(run("runpack", "pretty", "--manifest", manifest, "--output-dir", copy.toString()))
        .isZero();
    assertThat(out.toString())
        .isEqualTo("Pretty runpack written to " + copy + " (json: 8, skipped: 0)\n");
    assertThat(copy.resolve("artifacts/submissions.json")).hasContent("[]\n");
    assertThat(copy.resolve("artifacts/verifier_report.json"))
        .hasContent("{\n  \"checked_files\": 7,\n  \"errors\": [],\n  \"status\": \"pass\"\n}\n");
    assertThat(copy.resolve("artifacts/triggers.json"))
        .content()
        .startsWith("[\n  {\n    \"event\": {\n")
        .endsWith("\n  }\n]\n");
    assertThat(run("verify", "runpack", copy.toString())).isEqualTo(1);
  }

  @Test
  void prettyDoesNotWriteThroughLinks() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("linked"));
    Files.createSymbolicLink(copy.resolve("artifacts"), pack.resolve("artifacts"));
    byte[] before = Files.readAllBytes(pack.resolve("artifacts/triggers.json"));

    assertThat(run("runpack", "pretty", "--manifest", manifest, "--output-dir", copy.toString()))
        .isEqualTo(1);

    assertThat(err.toString()).contains("is a symbolic link");
    assertThat(Files.readAllBytes(pack.resolve("artifacts/triggers.json"))).isEqualTo(before);
  }

  @Test
  void aPackCannotForgeLinesOfTheReport() throws IOException {
    Path file = Path.of(manifest);
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\"run_id\":\"[^\"]*\"", "\"run_id\":\"x\\\\n\\\\nResult     pass\""));

    assertThat(run("verify", "runpack", pack.toString(), "--strict")).isEqualTo(1);

    assertThat(out.toString()).contains("x\\u000a\\u000aResult     pass of scenario");
    assertThat(out.toString().lines()).filteredOn(line -> line.startsWith("Result")).hasSize(1);
  }

  @Test
  void prettyDoesNotDestroyThePack() {
    assertThat(run("runpack", "pretty", "--manifest", manifest, "--output-dir", pack.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("is the folder of the runpack");
    assertThat(run("verify", "runpack", pack.toString(), "--strict")).isZero();
  }

  private void append(String file) throws IOException {
    Files.writeString(pack.resolve(file), " ", StandardOpenOption.APPEND);
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine(Map.of(), arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
