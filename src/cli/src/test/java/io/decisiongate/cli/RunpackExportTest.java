package io.decisiongate.cli;

import static io.decisiongate.cli.CommandRun.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dg runpack export}: outputs, messages and exit statuses. */
class RunpackExportTest {
  @TempDir private Path folder;
  private GoldenPack golden = new GoldenPack(Path.of(""));
  private Path spec = Path.of("");
  private Path state = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void stateOfTheGoldenPack() throws IOException {
    golden = GoldenPack.copy(folder);
    spec = golden.spec();
    state = Files.write(folder.resolve("state.json"), CanonicalJson.bytes(golden.state()));
    target = folder.resolve("exported");
  }

  @Test
  void exportOfAStateFileHasTheRootOfTheServersPack() throws IOException {
    CommandRun run =
        export(spec, state, target, "--with-verification", "--generated-at-unix-ms", "5");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "Verification status: pass\nRunpack manifest written to "
                + target.resolve("runpack.json")
                + "\n");
    Json written = JsonReader.read(Files.readAllBytes(target.resolve("runpack.json")));
    ObjectReader members = ObjectReader.of(written, "manifest");
    assertThat(members.optional("security")).isEmpty();
    assertThat(members.value("integrity"))
        .isEqualTo(
            ObjectReader.of(JsonReader.read(Files.readString(golden.manifest())), "manifest")
                .value("integrity"));
    assertThat(
            CommandRun.dg("verify", "runpack", target.toString(), "--strict", "--replay").status())
        .isZero();
  }

  @Test
  void exportRefusesWhatItCannotUse() throws IOException {
    Path none = folder.resolve("none");
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
    String text = Files.readString(spec);
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
  void aStoreThatIsNotConfiguredIsRefusedBeforeAnythingIsWritten() throws IOException {
    String without = Files.writeString(folder.resolve("without.toml"), "").toString();
    String none = folder.resolve("none.toml").toString();

    refused(
        "runpack_storage is not configured in the config file.\n",
        export(spec, state, target, "--storage", "--config", without));
    refused(
        "runpack_storage is not configured in the config file.\n",
        golden.verify("--storage", "--config", without));
    for (CommandRun run :
        new CommandRun[] {
          export(spec, state, target, "--config", none),
          golden.verify("--config", none),
          golden.verify("--storage", "--config", none),
          CommandRun.with(
              Map.of("DECISION_GATE_CONFIG", none),
              "runpack",
              "verify",
              "--manifest",
              golden.manifest().toString(),
              "--storage")
        }) {
      refused("Failed to load config: config io error: ", run);
    }
    assertThat(golden.verify("--config", without).status()).isZero();
    assertThat(target).doesNotExist();
  }

  @Test
  void anExportWithoutVerificationLeavesNoOlderReport() throws IOException {
    assertThat(export(spec, state, target, "--with-verification").status()).isZero();
    assertThat(export(spec, state, target).status()).isZero();
    assertThat(target.resolve("artifacts/verifier_report.json")).doesNotExist();
    assertThat(
            CommandRun.dg("verify", "runpack", target.toString(), "--strict", "--replay").status())
        .isZero();
  }

  @Test
  void aStateThatIsAFolderIsNamed() throws IOException {
    CommandRun run = export(spec, folder, folder.resolve("out"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("Failed to read run state file at " + folder);
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
}
