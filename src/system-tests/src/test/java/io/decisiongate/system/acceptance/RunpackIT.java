package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.Replay;
import io.decisiongate.core.runpack.StrictVerification;
import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suites runpack and golden_runpacks: the record of a run, and what becomes of changes in it. */
@ExtendWith(AcceptanceServer.Access.class)
class RunpackIT {
  private static final Spec TIME = Spec.time("packed", 0);
  private static final Run RUN = Run.of(TIME, "run-1");

  @Test
  void runpack_export_verify_happy_path(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path pack = server.files().resolve("happy");
    Json exported = export(server, pack);

    assertThat(text(exported, "/report/status")).isEqualTo("pass");
    Json verified = verify(server, pack);
    assertThat(text(verified, "/status")).isEqualTo("pass");
    assertThat(at(verified, "/report/checked_files")).isEqualTo(Json.of(8));
    byte[] bytes = Files.readAllBytes(pack.resolve(Pack.MANIFEST));
    Manifest manifest = Manifest.read(bytes);
    PackFolder folder = PackFolder.of(pack);
    assertThat(StrictVerification.verify(manifest, Pack.MANIFEST, bytes, folder).texts()).isEmpty();
    assertThat(Replay.replay(manifest, folder).differences().texts()).isEmpty();
  }

  @Test
  void runpack_backcompat_v1_fixture_verifies(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Json verified = verify(server, Project.fixture("runpacks/backcompat/v1").toRealPath());
    assertThat(text(verified, "/status")).isEqualTo("pass");
  }

  @ParameterizedTest
  @CsvSource({"golden_time_after_pass, run-1, false", "golden_visibility_packet, run-2, true"})
  void golden_runpack_cross_os(
      String name, String runId, boolean entryPackets, AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path golden = Project.fixture("runpacks/golden/" + name);
    Json spec = Project.json(golden.resolve("artifacts/scenario_spec.json"));
    Run run = new Run(text(spec, "/scenario_id"), 1, 1, runId);
    Path pack = server.files().resolve(name);
    Caller caller = server.caller();

    caller.result("scenario_define", Json.object().put("spec", spec).build());
    caller.result("scenario_start", run.start(List.of(), entryPackets));
    caller.result("scenario_trigger", run.trigger("trigger-1", 2));
    caller.result("runpack_export", Pack.export(run, pack.toString()));

    assertThat(text(verify(server, pack), "/status")).isEqualTo("pass");
    assertThat(contents(pack)).containsExactlyEntriesOf(contents(golden));
  }

  @Test
  void runpack_tamper_detection(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path pack = server.files().resolve("tampered");
    export(server, pack);
    Files.writeString(pack.resolve("artifacts/decisions.json"), " ", StandardOpenOption.APPEND);

    Json verified = verify(server, pack);
    assertThat(text(verified, "/status")).isEqualTo("fail");
    assertThat(items(verified, "/report/errors"))
        .containsExactly(Json.of("hash mismatch for artifacts/decisions.json"));
  }

  /** The other authority is looked at by a unit test: this server refuses its namespaces. */
  @Test
  void runpack_export_includes_security_context(AcceptanceServer server) throws Exception {
    server.use(server.standard().with("[dev]\npermissive = true\n"));
    Json exported = export(server, server.files().resolve("permissive"));
    assertThat(at(exported, "/manifest/security"))
        .isEqualTo(json("{\"dev_permissive\":true,\"namespace_authority\":\"dg_registry\"}"));
  }

  @Test
  void runpack_missing_manifest_fails(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path pack = server.files().resolve("without-manifest");
    export(server, pack);
    Files.delete(pack.resolve(Pack.MANIFEST));

    Caller.Failure failure =
        server.caller().failure("runpack_verify", Pack.verify(pack.toString()));
    assertThat(failure.code()).isEqualTo(-32_040);
    assertThat(failure.message()).isEqualTo("artifact error: unable to read artifact metadata");
  }

  @Test
  void runpack_missing_artifact_fails(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path pack = server.files().resolve("without-artifact");
    export(server, pack);
    Files.delete(pack.resolve("artifacts/packets.json"));

    Json verified = verify(server, pack);
    assertThat(text(verified, "/status")).isEqualTo("fail");
    assertThat(text(verified, "/report/errors/0")).contains("artifact read failed");
  }

  @Test
  void anchorsAreWrittenAndCheckedAgain(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .with(
                """
                [[anchors.providers]]
                provider_id = "json"
                anchor_type = "file_path_rooted"
                required_fields = ["root_id", "path"]
                """));
    server.write("release.json", "{\"ready\":true}");
    Spec spec =
        Spec.of(
            "anchored",
            Spec.condition(
                "ready",
                "json",
                "path",
                "{\"file\":\"release.json\",\"jsonpath\":\"$.ready\"}",
                "equals",
                "true"));
    Run run = Run.of(spec, "run-1");
    Caller caller = server.caller();
    caller.result("scenario_define", spec.define());
    caller.result("scenario_start", run.start());
    caller.result("scenario_trigger", run.trigger("trigger-1", 2));
    Path pack = server.files().resolve("anchored");
    Json exported = caller.result("runpack_export", Pack.export(run, pack.toString()));

    assertThat(at(exported, "/manifest/anchor_policy/providers/0/requirement"))
        .isEqualTo(
            json(
                "{\"anchor_type\":\"file_path_rooted\",\"required_fields\":[\"path\",\"root_id\"]}"));
    assertThat(text(exported, "/report/status")).isEqualTo("pass");
    assertThat(text(verify(server, pack), "/status")).isEqualTo("pass");

    Path log = pack.resolve("artifacts/gate_evals.json");
    String evidence = Files.readString(log);
    assertThat(evidence).contains("\\\"root_id\\\":");
    Files.writeString(log, evidence.replace("\\\"root_id\\\":", "\\\"root\\\":"));
    Json verified = verify(server, pack);
    assertThat(text(verified, "/status")).isEqualTo("fail");
    assertThat(items(verified, "/report/errors"))
        .containsExactly(
            Json.of("hash mismatch for artifacts/gate_evals.json"),
            Json.of(
                "anchor invalid for condition ready (trigger trigger-1, stage stage-1): anchor"
                    + " field root_id missing"));
  }

  @Test
  void runOfManyStepsIsExportedInItsOrder(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    int triggers = 100;
    Spec never = Spec.time("never", 1_000);
    Run run = Run.of(never, "long");
    Caller caller = server.caller();
    caller.result("scenario_define", never.define());
    caller.result("scenario_start", run.start());
    for (int i = 1; i <= triggers; i++) {
      caller.result("scenario_trigger", run.trigger("t-" + i, 2));
    }
    Path pack = server.files().resolve("long");
    caller.result("runpack_export", Pack.export(run, pack.toString()));

    byte[] bytes = Files.readAllBytes(pack.resolve(Pack.MANIFEST));
    Manifest manifest = Manifest.read(bytes);
    PackFolder folder = PackFolder.of(pack);
    assertThat(StrictVerification.verify(manifest, Pack.MANIFEST, bytes, folder).texts()).isEmpty();
    assertThat(Replay.replay(manifest, folder).decisions()).isEqualTo(triggers);
    assertThat(Replay.replay(manifest, folder).differences().texts()).isEmpty();
  }

  @Test
  void baseDirectoryConfinesBothTools(AcceptanceServer server) throws Exception {
    Path base = Files.createDirectories(server.files().resolve("base"));
    server.use(server.standard().with("[runpacks]\nbase_dir = \"" + base + "\"\n"));
    Path outside = server.files().resolve("outside");
    start(server);
    Caller caller = server.caller();

    Caller.Failure export = caller.failure("runpack_export", Pack.export(RUN, outside.toString()));
    assertThat(export.code()).isEqualTo(-32_040);
    assertThat(export.message()).contains("outside of runpacks.base_dir");
    assertThat(outside).doesNotExist();
    assertThat(caller.failure("runpack_verify", Pack.verify("../outside")).message())
        .contains("outside of runpacks.base_dir");
    caller.result("runpack_export", Pack.export(RUN, "inside"));
    assertThat(base.resolve("inside/manifest.json")).exists();
    assertThat(text(caller.result("runpack_verify", Pack.verify("inside")), "/status"))
        .isEqualTo("pass");
  }

  private static void start(AcceptanceServer server) throws IOException {
    Caller caller = server.caller();
    caller.result("scenario_define", TIME.define());
    caller.result("scenario_start", RUN.start());
    caller.result("scenario_trigger", RUN.trigger("trigger-1", 2));
  }

  private static Json export(AcceptanceServer server, Path pack) throws IOException {
    start(server);
    return server.caller().result("runpack_export", Pack.export(RUN, pack.toString()));
  }

  private static Json verify(AcceptanceServer server, Path pack) throws IOException {
    return server.caller().result("runpack_verify", Pack.verify(pack.toString()));
  }

  /** Contents as text by path; all files of packs are UTF-8. */
  private static SortedMap<String, String> contents(Path pack) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(pack)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(pack.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
