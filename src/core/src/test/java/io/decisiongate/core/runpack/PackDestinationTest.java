package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where packs are written, and what is left when that fails. */
class PackDestinationTest {
  private static final RunLogs EMPTY = sink -> {};

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "'', manifest.json, unable to resolve runpack root",
    "out, '', manifest name missing filename",
    "out, ., manifest name missing filename",
    "out, ../m.json, artifact path escapes runpack root",
    "out, a/../m.json, artifact path escapes runpack root",
    "out, /m.json, absolute artifact path not allowed"
  })
  void nameThatBreaksARuleIsRefused(String folder, String manifest, String text) {
    assertThatThrownBy(() -> PackDestination.of(folder, manifest))
        .isInstanceOf(RunpackFailure.class)
        .hasMessage("artifact error: " + text);
  }

  /** An unpaired surrogate is no text that a file system has. */
  @Test
  void namesThatNoFileCanHaveAreRefused() {
    for (String text : List.of("m\0.json", "m\ud800.json")) {
      assertThatThrownBy(() -> PackDestination.of("out", text))
          .hasMessage("artifact error: unable to write manifest");
      assertThatThrownBy(() -> PackDestination.of(text, "m.json"))
          .hasMessage("artifact error: unable to create artifact directory");
    }
  }

  @Test
  void longNamesAreRefused() {
    String component = "x".repeat(256);
    assertThatThrownBy(() -> PackDestination.of("out", component))
        .hasMessage("artifact error: runpack path component too long");
    assertThatThrownBy(() -> PackDestination.of("out/" + component, "m.json"))
        .hasMessage("artifact error: runpack path component too long");
    assertThatThrownBy(() -> PackDestination.of("x/".repeat(2_049), "m.json"))
        .hasMessage("artifact error: runpack path exceeds limit");
  }

  @Test
  void fileInThePlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> export(EMPTY, file))
        .hasMessage("artifact error: unable to create artifact directory");
    assertThat(directory).isDirectoryContaining("glob:**file");
    assertThat(entries(directory)).hasSize(1);
  }

  @Test
  void foldersAreCreatedToAnyDepth() {
    export(EMPTY, directory.resolve("a/b/c"));
    assertThat(directory.resolve("a/b/c/manifest.json")).exists();
    assertThat(entries(directory.resolve("a/b"))).hasSize(1);
  }

  @Test
  void otherFilesStayAndOlderOnesAreReplaced() throws IOException {
    Path pack = directory.resolve("pack");
    export(EMPTY, pack);
    Files.writeString(pack.resolve("notes.txt"), "mine");
    Files.writeString(pack.resolve("artifacts/triggers.json"), "old");
    export(EMPTY, pack);
    assertThat(pack.resolve("notes.txt")).hasContent("mine");
    assertThat(pack.resolve("artifacts/triggers.json")).hasContent("[]");
    assertThat(entries(pack)).hasSize(3);
  }

  @Test
  void linkInThePlaceOfAFileIsReplacedAndNotWrittenThrough() throws IOException {
    Path pack = Files.createDirectories(directory.resolve("pack/artifacts")).getParent();
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Files.createSymbolicLink(pack.resolve("artifacts/triggers.json"), victim);
    export(EMPTY, pack);
    assertThat(victim).hasContent("untouched");
    assertThat(pack.resolve("artifacts/triggers.json")).isRegularFile().hasContent("[]");
    assertThat(Files.isSymbolicLink(pack.resolve("artifacts/triggers.json"))).isFalse();
  }

  @Test
  void linkedFolderThatLeadsOutIsRefused() throws IOException {
    Path pack = Files.createDirectory(directory.resolve("pack"));
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(pack.resolve("artifacts"), outside);
    assertThatThrownBy(() -> export(EMPTY, pack))
        .hasMessage("artifact error: artifact path escapes runpack root");
    assertThat(outside).isEmptyDirectory();
    assertThat(entries(pack)).hasSize(1);
  }

  @Test
  void failureInTheMiddleLeavesNothing() {
    Path pack = directory.resolve("pack");
    RunLogs broken =
        sink -> {
          sink.append(Log.TRIGGERS, Json.TRUE);
          throw new IllegalStateException("the store went away");
        };
    assertThatThrownBy(() -> export(broken, pack)).hasMessage("the store went away");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void otherScenarioIsRefusedBeforeAnythingIsWritten() {
    ScenarioSpec spec = spec();
    RunIdentity run = identity(spec, new io.decisiongate.core.hash.Sha256("00"));
    RunpackExport export =
        new RunpackExport(spec, run, Packs.logical(1), Optional.empty(), Optional.empty(), false);
    assertThatThrownBy(
            () -> export.write(EMPTY, new PackDestination(directory.resolve("p"), "m.json")))
        .isInstanceOf(RunpackFailure.class)
        .hasMessage("hashing error: run state spec hash mismatch");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void manifestInAFolderOfItsOwn() {
    Path pack = directory.resolve("pack");
    export(EMPTY, new PackDestination(pack, "sub/m.json"));
    assertThat(pack.resolve("sub/m.json")).exists();
    assertThat(new PackDestination(pack, "./artifacts/triggers.json").collides()).isTrue();
    assertThat(new PackDestination(pack, "sub/m.json").collides()).isFalse();
  }

  /** Where a shell and every program would write, too. */
  @Test
  void theFolderAboveALinkIsThatOfItsTarget() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("real/deep"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), deep);
    export(EMPTY, link.resolve("../out"));
    assertThat(directory.resolve("real/out/manifest.json")).exists();
    assertThat(directory.resolve("out")).doesNotExist();
    export(EMPTY, directory.resolve("new/../beside"));
    assertThat(directory.resolve("beside/manifest.json")).exists();
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void reportOfAnEarlierPackGoesAway() {
    Path pack = directory.resolve("pack");
    export(EMPTY, new PackDestination(pack, "manifest.json"), true);
    assertThat(pack.resolve("artifacts/verifier_report.json")).exists();
    export(EMPTY, pack);
    assertThat(pack.resolve("artifacts/verifier_report.json")).doesNotExist();
    assertThat(Packs.verify(pack).checkedFiles()).isEqualTo(7);
  }

  private static Stream<Path> stream(Path folder) throws IOException {
    return Files.list(folder);
  }

  private static java.util.List<Path> entries(Path folder) {
    try (Stream<Path> files = stream(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void export(RunLogs logs, Path folder) {
    export(logs, new PackDestination(folder, "manifest.json"));
  }

  private static void export(RunLogs logs, PackDestination destination) {
    export(logs, destination, false);
  }

  private static void export(RunLogs logs, PackDestination destination, boolean verified) {
    ScenarioSpec spec = spec();
    new RunpackExport(
            spec,
            identity(spec, spec.specHash()),
            Packs.logical(1),
            Optional.empty(),
            Optional.empty(),
            verified)
        .write(logs, destination);
  }

  private static RunIdentity identity(ScenarioSpec spec, io.decisiongate.core.hash.Sha256 hash) {
    return new RunIdentity(
        new io.decisiongate.core.scope.TenantId(1),
        spec.namespaceId(),
        spec.scenarioId(),
        "r",
        hash);
  }

  private static ScenarioSpec spec() {
    return ScenarioSpec.fromJson(Fixtures.json(Packs.GOLDEN + "/artifacts/scenario_spec.json"));
  }
}
