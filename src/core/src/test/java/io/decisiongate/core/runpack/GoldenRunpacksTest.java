package io.decisiongate.core.runpack;

import static io.decisiongate.core.Fixtures.items;
import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.run.EngineSettings;
import io.decisiongate.core.run.FeedbackPolicy;
import io.decisiongate.core.run.InMemoryServer;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed packs: written again byte for byte, and verified as far as verification goes. */
class GoldenRunpacksTest {
  private static final Optional<SecurityContext> STANDARD =
      Optional.of(new SecurityContext(false, SecurityContext.REGISTRY));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"golden_time_after_pass, run-1, false", "golden_visibility_packet, run-2, true"})
  void sameCallsGiveTheSameBytes(String name, String run, boolean entryPackets) {
    Path golden = Fixtures.existing("runpacks/golden/" + name);
    Json spec = Fixtures.json("runpacks/golden/" + name + "/artifacts/scenario_spec.json");
    InMemoryServer server =
        new InMemoryServer(
            new InMemoryServer.Setup(
                EngineSettings.DEFAULT,
                new EvidenceGatherer(
                    ProviderRegistry.of(
                        Map.of("time", RegisteredProvider.of(new TimeProvider(true))))),
                FeedbackPolicy.DEFAULT,
                provider -> false,
                ScenarioSpec::fromJson));
    server.call("scenario_define", Json.object().put("spec", spec).build());
    server.call("scenario_start", start(text(member(spec, "scenario_id")), run, entryPackets));
    server.call("scenario_trigger", trigger(spec, golden));

    Path pack = directory.resolve("pack");
    RunpackExport.Exported exported =
        Packs.export(spec, server.state(1, 1, run), pack, STANDARD, true);

    assertThat(exported.report()).contains(new VerificationReport(7, List.of()));
    assertThat(Packs.contents(pack)).containsExactlyEntriesOf(Packs.contents(golden));
  }

  private static Json start(String scenario, String run, boolean entryPackets) {
    return Json.object()
        .put("scenario_id", scenario)
        .put(
            "run_config",
            Json.object()
                .put("tenant_id", 1)
                .put("namespace_id", 1)
                .put("run_id", run)
                .put("scenario_id", scenario)
                .put("dispatch_targets", new Json.Array(List.of()))
                .put("policy_tags", new Json.Array(List.of()))
                .build())
        .put("started_at", Packs.logical(1).toJson())
        .put("issue_entry_packets", entryPackets)
        .build();
  }

  private static Json trigger(Json spec, Path golden) {
    Json triggers =
        io.decisiongate.core.json.JsonReader.read(Packs.bytes(golden, "artifacts/triggers.json"));
    return Json.object()
        .put("scenario_id", member(spec, "scenario_id"))
        .put("trigger", member(items(triggers).getLast(), "event"))
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runpacks/golden/golden_time_after_pass",
        "runpacks/golden/golden_visibility_packet",
        "runpacks/backcompat/v1"
      })
  void committedPacksPassEverything(String fixture) {
    Path pack = Packs.copyOf(fixture, directory.resolve("pack"));
    assertThat(Packs.verify(pack)).isEqualTo(new VerificationReport(8, List.of()));
    assertThat(Packs.strictly(pack)).isEmpty();
    ReplayResult replay = Packs.replay(pack);
    assertThat(replay.differences().texts()).isEmpty();
    assertThat(replay.assumptions().texts()).isEmpty();
    assertThat(replay.decisions()).isPositive();
    assertThat(replay.gates()).isEqualTo(1);
  }

  @Test
  void v1HasNotChanged() {
    Map<String, byte[]> v1 = Packs.contents(Fixtures.existing("runpacks/backcompat/v1"));
    Map<String, byte[]> today =
        Packs.contents(Fixtures.existing("runpacks/golden/golden_time_after_pass"));
    Artifact.required()
        .forEach(
            artifact -> assertThat(v1.get(artifact.path())).isEqualTo(today.get(artifact.path())));
  }
}
