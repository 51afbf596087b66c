package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.runpack.Packs.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What format v1 lets pass (runpack.md section 4.1) and strict verification does not. */
class StrictVerificationTest {
  @TempDir Path directory;
  private Path pack = Path.of("");

  @BeforeEach
  void copy() {
    pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
  }

  static Stream<Arguments> manifests() {
    return Stream.of(
        edit("/run_id", "\"other\"", "trigger init is of another tenant, namespace or run"),
        edit("/tenant_id", "9", "trigger init is of another tenant, namespace or run"),
        edit("/namespace_id", "9", "namespace_id of the manifest is not that of the scenario, 1"),
        edit(
            "/scenario_id",
            "\"zzz\"",
            "scenario_id of the manifest is not that of the scenario, golden-visibility"),
        edit("/spec_hash/value", "\"00\"", "spec_hash of the manifest is not the hash of"),
        edit("/verifier_mode", "\"offline_with_fetch\"", "verifier_mode is offline_with_fetch"),
        edit("/security/namespace_authority", "\"me\"", "security.namespace_authority is me"),
        edit("/anchor_policy", "{\"providers\":[]}", "anchor_policy has no rules"),
        edit("/anchor_policy", "null", "the manifest differs from its canonical form"),
        edit("/foo", "1", "the manifest differs from its canonical form"),
        edit("/artifacts", "[]", "artifacts lacks artifacts/scenario_spec.json"),
        edit(
            "/artifacts/0/hash/value",
            "\"00\"",
            "the entry of artifacts/scenario_spec.json in artifacts disagrees"),
        edit(
            "/artifacts/3/required",
            "false",
            "the entry of artifacts/decisions.json in artifacts disagrees"),
        edit("/integrity/file_hashes", "[]", "integrity.file_hashes lacks artifacts/triggers.json"),
        edit(
            "/integrity/file_hashes/0/path",
            "\"./artifacts/scenario_spec.json\"",
            "integrity.file_hashes has the unknown entry ./artifacts/scenario_spec.json"),
        edit(
            "/integrity/file_hashes/0/path",
            "\"artifacts/triggers.json\"",
            "integrity.file_hashes has artifacts/triggers.json twice"));
  }

  private static Arguments edit(String pointer, String value, String finding) {
    return Arguments.of(pointer, value, finding);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void manifestMustSayWhatTheFilesSay(String pointer, String value, String finding) {
    Packs.editManifest(
        pack, manifest -> Edit.at(manifest, pointer, ignored -> JsonReader.read(value)));
    assertThat(Packs.strictly(pack)).anySatisfy(text -> assertThat(text).startsWith(finding));
  }

  @Test
  void theReportIsInBothListsOrInNone() {
    Packs.editManifest(
        pack,
        manifest ->
            Edit.at(
                manifest,
                "/artifacts",
                list -> {
                  List<Json> entries = ((Json.Array) list).items();
                  return new Json.Array(entries.subList(0, entries.size() - 1));
                }));
    assertThat(Packs.strictly(pack))
        .containsExactly("artifacts lacks artifacts/verifier_report.json");
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery(
            Artifact.DECISIONS,
            log -> Edit.at(log, "/0/seq", seq -> Json.of(9)),
            "the decision at place 1 has seq 9"),
        forgery(
            Artifact.DECISIONS,
            log -> Edit.set(log, "/1/decision_id", "d"),
            "the decision at place 2 has the id d"),
        forgery(
            Artifact.DECISIONS,
            log -> new Json.Array(List.of()),
            "triggers and decisions do not pair up: one log ends after 0 records"),
        forgery(
            Artifact.DECISIONS,
            log -> Edit.set(log, "/1/trigger_id", "t"),
            "the decision at place 2 is on trigger t, not on trigger-1"),
        forgery(
            Artifact.TRIGGERS,
            log -> Edit.at(log, "/1/seq", seq -> Json.of(3)),
            "trigger trigger-1 has seq 3 at place 2"),
        forgery(
            Artifact.TRIGGERS,
            log -> Edit.at(log, "/1/event/time/value", seq -> Json.of(3)),
            "decision 2 on trigger trigger-1 differs from its trigger in time"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Edit.set(log, "/0/trigger_id", "t"),
            "a gate record of trigger t belongs to no trigger at its place"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Edit.set(log, "/0/stage_id", "t"),
            "a gate record of decision 2 on trigger trigger-1 is of stage t"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Edit.at(log, "/0/evidence/0/result/value/value", value -> Json.FALSE),
            "evidence_hash of condition after for decision 2 on trigger trigger-1 is not"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Json.object().build(),
            "the logs cannot be read: artifacts/gate_evals.json: invalid type: expected an array"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> new Json.Array(List.of(Json.NULL)),
            "the logs cannot be read: artifacts/gate_evals.json: record 1: invalid type: null"),
        forgery(
            Artifact.PACKETS,
            log -> Edit.set(log, "/0/envelope/run_id", "r"),
            " of decision 1 on trigger init is of another scenario or run"),
        forgery(
            Artifact.PACKETS,
            log -> Edit.at(log, "/0/payload/value", value -> Json.TRUE),
            " of decision 1 on trigger init is not the hash of its payload"),
        forgery(
            Artifact.TOOL_CALLS,
            log -> Edit.set(log, "/0/call_id", "call-7"),
            "tool call 1 has the id call-7"),
        forgery(
            Artifact.SCENARIO_SPEC,
            spec -> Edit.set(spec, "spec_version", Json.of("2")),
            "spec_hash of the manifest is not the hash of the scenario"),
        forgery(
            Artifact.SCENARIO_SPEC,
            spec -> Edit.set(spec, "foo", Json.of("2")),
            "artifacts/scenario_spec.json differs from its canonical form"),
        forgery(
            Artifact.VERIFIER_REPORT,
            report -> Edit.at(report, "/checked_files", count -> Json.of(6)),
            "artifacts/verifier_report.json does not say that all files passed"));
  }

  private static Arguments forgery(Artifact artifact, UnaryOperator<Json> edit, String finding) {
    return Arguments.of(artifact, edit, finding);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void filesMustAgreeWithEachOther(Artifact artifact, UnaryOperator<Json> edit, String finding) {
    Packs.forge(pack, artifact, edit);
    assertThat(Packs.strictly(pack)).anySatisfy(text -> assertThat(text).contains(finding));
  }

  @Test
  void logThatIsNotCanonicalIsFound() {
    Json log = JsonReader.read(Packs.bytes(pack, Artifact.DECISIONS.path()));
    Packs.write(
        pack,
        Artifact.DECISIONS.path(),
        (JsonWriter.write(log) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Packs.rehash(pack, Artifact.DECISIONS.path());
    assertThat(Packs.verify(pack).passes()).isTrue();
    assertThat(Packs.strictly(pack))
        .containsExactly("artifacts/decisions.json is not canonical JSON");
  }

  @Test
  void manifestMustBeCanonical() {
    Json manifest = JsonReader.read(Packs.bytes(pack, Packs.MANIFEST));
    Packs.write(pack, Packs.MANIFEST, JsonWriter.bytes(manifest));
    byte[] indented =
        (JsonWriter.write(manifest) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Packs.write(pack, Packs.MANIFEST, indented);
    assertThat(Packs.verify(pack).passes()).isTrue();
    assertThat(Packs.strictly(pack))
        .singleElement()
        .asString()
        .startsWith("the manifest differs from its canonical form");
  }

  @Test
  void nothingElseMayLieInTheFolder() throws IOException {
    Files.writeString(pack.resolve("artifacts/extra.json"), "{}");
    Files.createDirectory(pack.resolve("more"));
    assertThat(Packs.verify(pack).passes()).isTrue();
    assertThat(Packs.strictly(pack))
        .containsExactlyInAnyOrder(
            "the folder has artifacts/extra.json, which is not of the pack",
            "the folder has more, which is not of the pack");
  }

  @Test
  void linkIsFollowedByV1AndRefusedByStrict() throws IOException {
    Path file = pack.resolve(Artifact.TRIGGERS.path());
    Path elsewhere = Files.move(file, directory.resolve("triggers.json"));
    Files.createSymbolicLink(file, elsewhere);
    assertThat(Packs.verify(pack).passes()).isTrue();
    assertThat(Packs.strictly(pack)).containsExactly("artifacts/triggers.json is a symbolic link");
  }

  @Test
  void linkedFolderLeadsOut() throws IOException {
    Path artifacts = pack.resolve("artifacts");
    Files.createSymbolicLink(artifacts, Files.move(artifacts, directory.resolve("elsewhere")));
    assertThat(Packs.verify(pack).errors())
        .contains(
            "artifact read failed for artifacts/triggers.json: artifact error: artifact path escapes"
                + " runpack root");
    assertThat(Packs.strictly(pack)).contains("artifacts is a symbolic link");
  }

  @Test
  void onlySoManyFindingsAreKept() {
    Findings findings = new Findings();
    for (int i = 0; i < Findings.MOST_KEPT + 5; i++) {
      findings.add("finding " + i);
    }
    assertThat(findings.count()).isEqualTo(Findings.MOST_KEPT + 5);
    assertThat(findings.texts()).hasSize(Findings.MOST_KEPT + 1).last().isEqualTo("and 5 more");
  }
}
