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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code dg runpack} and {@code dg verify runpack}: outputs, messages and exit statuses. */
class RunpackCommandsTest {
  private static final String GOLDEN = "runpacks/golden/golden_visibility_packet";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path pack = Path.of("");
  private String manifest = "";

  @BeforeEach
  void copyGoldenPack() throws IOException {
    Path golden = Path.of(System.getProperty("dg.fixtures", "not-set"), GOLDEN);
    Assumptions.assumeTrue(Files.exists(golden), () -> "reference data is absent: " + golden);
    pack = folder.resolve("pack");
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.toList()) {
        Files.copy(file, pack.resolve(golden.relativize(file).toString()));
      }
    }
    manifest = pack.resolve("manifest.json").toString();
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
  void exportOfAStateFileHasTheRootOfTheServersPack() throws IOException {
    Path state = Files.write(folder.resolve("state.json"), CanonicalJson.bytes(state()));
    Path target = folder.resolve("exported");
    assertThat(
            run(
                "runpack",
                "export",
                "--spec",
                pack.resolve("artifacts/scenario_spec.json").toString(),
                "--state",
                state.toString(),
                "--output-dir",
                target.toString(),
                "--with-verification",
                "--generated-at-unix-ms",
                "5"))
        .isZero();
    assertThat(out.toString())
        .isEqualTo(
            "Verification status: pass\nRunpack manifest written to "
                + target.resolve("runpack.json")
                + "\n");
    Json written = JsonReader.read(Files.readAllBytes(target.resolve("runpack.json")));
    ObjectReader members = ObjectReader.of(written, "manifest");
    assertThat(members.optional("security")).isEmpty();
    assertThat(members.value("integrity"))
        .isEqualTo(
            ObjectReader.of(JsonReader.read(Files.readString(Path.of(manifest))), "manifest")
                .value("integrity"));
    assertThat(run("verify", "runpack", target.toString(), "--strict", "--replay")).isZero();
  }

  @Test
  void exportRefusesWhatItCannotUse() throws IOException {
    Path state = Files.write(folder.resolve("state.json"), CanonicalJson.bytes(state()));
    String spec = pack.resolve("artifacts/scenario_spec.json").toString();
    Path none = folder.resolve("none");
    Path target = folder.resolve("exported");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    Path elsewhere = Files.writeString(folder.resolve("file"), "x");

    refused("Failed to parse run state JSON at " + spec + ": ", export(spec, spec, target));
    refused(
        "Failed to read run state file at " + none + ": no such file or directory\n",
        export(spec, none, target));
    refused(
        "Failed to parse scenario spec JSON at " + broken + ": ", export(broken, state, target));
    refused(
        "Failed to read scenario spec file at " + none + ": no such file or directory\n",
        export(none, state, target));
    refused(
        "generated_at must be a non-negative unix timestamp in milliseconds.\n",
        export(spec, state, target, "--generated-at-unix-ms", "-1"));
    refused(
        "Failed to initialize runpack sink at "
            + target
            + ": the manifest cannot be called artifacts/triggers.json, which is a file of every"
            + " runpack\n",
        export(spec, state, target, "--manifest-name", "artifacts/triggers.json"));
    refused(
        "Failed to initialize runpack sink at "
            + target
            + ": artifact error: artifact path escapes runpack root\n",
        export(spec, state, target, "--manifest-name", "../m.json"));
    refused(
        "Failed to create output directory "
            + elsewhere
            + ": artifact error: unable to create artifact directory\n",
        export(spec, state, elsewhere));
    assertThat(target).doesNotExist();
    assertThat(elsewhere).hasContent("x");
  }

  @Test
  void inconsistentScenarioOrAnotherOneIsRefused() throws IOException {
    Path state = Files.write(folder.resolve("state.json"), CanonicalJson.bytes(state()));
    String text = Files.readString(pack.resolve("artifacts/scenario_spec.json"));
    Path target = folder.resolve("exported");
    Path dangling =
        Files.writeString(
            folder.resolve("dangling.json"),
            text.replace(
                "\"requirement\":{\"Condition\":\"after\"}",
                "\"requirement\":{\"Condition\":\"none\"}"));
    refused(
        "ScenarioSpec validation failed for " + dangling + ": ", export(dangling, state, target));
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            text.replaceFirst("\"spec_version\":\"[^\"]*\"", "\"spec_version\":\"other\""));
    refused(
        "Failed to build runpack: hashing error: run state spec hash mismatch\n",
        export(other, state, target));
    assertThat(target).doesNotExist();
  }

  @Test
  void packsInAStoreAreRefusedBeforeAnythingIsWritten() throws IOException {
    Path state = Files.write(folder.resolve("state.json"), CanonicalJson.bytes(state()));
    String spec = pack.resolve("artifacts/scenario_spec.json").toString();
    Path target = folder.resolve("exported");
    String without = Files.writeString(folder.resolve("without.toml"), "").toString();
    String with =
        Files.writeString(
                folder.resolve("with.toml"),
                """
                [runpack_storage]
                type = "object_store"
                provider = "s3"
                bucket = "packs"
                """)
            .toString();
    String none = folder.resolve("none.toml").toString();

    refused(
        "runpack_storage is not configured in the config file.\n",
        export(spec, state, target, "--storage", "--config", without));
    refused(
        "runpack_storage is not configured in the config file.\n",
        verify("--storage", "--config", without));
    refused(
        "Failed to initialize runpack storage backend: this version writes runpacks to the file"
            + " system only; leave --storage out.\n",
        export(spec, state, target, "--storage", "--config", with));
    refused(
        "Failed to initialize runpack storage backend: this version reads runpacks from the file"
            + " system only; leave --storage out.\n",
        verify("--storage", "--config", with));
    for (CommandRun run :
        new CommandRun[] {
          export(spec, state, target, "--config", none),
          verify("--config", none),
          verify("--storage", "--config", none),
          CommandRun.with(
              Map.of("DECISION_GATE_CONFIG", none),
              "runpack",
              "verify",
              "--manifest",
              manifest,
              "--storage")
        }) {
      refused("Failed to load config: config io error: ", run);
    }
    assertThat(verify("--config", without).status()).isZero();
    assertThat(target).doesNotExist();
  }

  @Test
  void anExportWithoutVerificationLeavesNoOlderReport() throws IOException {
    Path state = Files.write(folder.resolve("state.json"), CanonicalJson.bytes(state()));
    String spec = pack.resolve("artifacts/scenario_spec.json").toString();
    Path target = folder.resolve("exported");
    assertThat(export(spec, state, target, "--with-verification").status()).isZero();
    assertThat(export(spec, state, target).status()).isZero();
    assertThat(target.resolve("artifacts/verifier_report.json")).doesNotExist();
    assertThat(run("verify", "runpack", target.toString(), "--strict", "--replay")).isZero();
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
      refused(
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
    CommandRun markdown = verify("--format", "markdown", "--lang", "ca");
    assertThat(markdown.out()).contains("\n- Estat: aprovat\n- Fitxers comprovats: 8\n");
    assertThat(verify("--lang", "ca").out()).isEqualTo(verify().out());
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
  void aStateThatIsAFolderIsNamed() throws IOException {
    assertThat(
            run(
                "runpack",
                "export",
                "--spec",
                pack.resolve("artifacts/scenario_spec.json").toString(),
                "--state",
                folder.toString(),
                "--output-dir",
                folder.resolve("out").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).startsWith("Failed to read run state file at " + folder);
  }

  @Test
  void prettyDoesNotDestroyThePack() {
    assertThat(run("runpack", "pretty", "--manifest", manifest, "--output-dir", pack.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("is the folder of the runpack");
    assertThat(run("verify", "runpack", pack.toString(), "--strict")).isZero();
  }

  /** The run state whose pack the golden one is. */
  private Json state() throws IOException {
    Json.ObjectBuilder state =
        Json.object()
            .put("tenant_id", 1)
            .put("namespace_id", 1)
            .put("run_id", "run-2")
            .put("scenario_id", "golden-visibility")
            .put(
                "spec_hash",
                ObjectReader.of(JsonReader.read(Files.readString(Path.of(manifest))), "manifest")
                    .value("spec_hash"))
            .put("current_stage_id", "stage-1")
            .put("stage_entered_at", Json.object().put("kind", "logical").put("value", 1).build())
            .put("status", "completed")
            .put("dispatch_targets", new Json.Array(java.util.List.of()));
    for (String log :
        new String[] {
          "triggers", "gate_evals", "decisions", "packets", "submissions", "tool_calls"
        }) {
      state.put(
          log, JsonReader.read(Files.readAllBytes(pack.resolve("artifacts/" + log + ".json"))));
    }
    return state.build();
  }

  private static CommandRun export(Object spec, Object state, Path target, String... more) {
    return CommandRun.dg(
        Stream.concat(
                Stream.of(
                    "runpack",
                    "export",
                    "--spec",
                    spec.toString(),
                    "--state",
                    state.toString(),
                    "--output-dir",
                    target.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private CommandRun verify(String... more) {
    return CommandRun.dg(
        Stream.concat(Stream.of("runpack", "verify", "--manifest", manifest), Stream.of(more))
            .toArray(String[]::new));
  }

  private static void refused(String message, CommandRun run) {
    assertThat(run.err()).startsWith(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
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
