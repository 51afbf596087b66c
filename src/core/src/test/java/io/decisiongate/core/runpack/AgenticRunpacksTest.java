package io.decisiongate.core.runpack;

import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.dispatch.DispatchRule;
import io.decisiongate.core.dispatch.PolicyVerdict;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.provider.EnvProvider;
import io.decisiongate.core.provider.JsonFileProvider;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.run.EngineSettings;
import io.decisiongate.core.run.FeedbackPolicy;
import io.decisiongate.core.run.InMemoryServer;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The six agentic packs: status, outcome and root hash of core-acceptance.md. */
class AgenticRunpacksTest {
  private static final long FIRST_PORT = 20_000;
  private static final int EIGHT_DIGITS = 8;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "agentic-ci-gate, completed, complete",
    "agentic-artifact-integrity, completed, complete",
    "agentic-policy-disclosure, active, advance",
    "agentic-attack-rejection, active, hold",
    "agentic-policy-fetch, completed, complete",
    "agentic-policy-collision, failed, fail"
  })
  void rootHashIsTheExpectedOne(String id, String status, String outcome) {
    String folder = "agentic/" + id + "/";
    String base = "http://127.0.0.1:" + port(id);
    Json spec =
        JsonReader.read(
            new String(Fixtures.bytes(folder + "spec.json"), StandardCharsets.UTF_8)
                .replace("{{HTTP_BASE_URL}}", base));
    Json config = Fixtures.json(folder + "run_config.json");
    Json trigger = Fixtures.json(folder + "trigger.json");
    InMemoryServer server = server(id, base);
    server.call("scenario_define", Json.object().put("spec", spec).build());
    server.call(
        "scenario_start",
        Json.object()
            .put("scenario_id", id)
            .put("run_config", config)
            .put("started_at", Packs.logical(1).toJson())
            .put("issue_entry_packets", false)
            .build());
    server.call(
        "scenario_trigger", Json.object().put("scenario_id", id).put("trigger", trigger).build());
    Json answer =
        server.call(
            "scenario_status",
            Json.object()
                .put("scenario_id", id)
                .put(
                    "request",
                    Json.object()
                        .put("tenant_id", 1)
                        .put("namespace_id", 1)
                        .put("run_id", member(config, "run_id"))
                        .put("requested_at", Packs.logical(3).toJson())
                        .build())
                .build());

    assertThat(text(member(answer, "status"))).isEqualTo(status);
    assertThat(text(member(member(member(answer, "last_decision"), "outcome"), "kind")))
        .isEqualTo(outcome);
    Path pack = directory.resolve("pack");
    RunpackExport.Exported exported =
        Packs.export(
            spec,
            server.state(1, 1, text(member(config, "run_id"))),
            pack,
            Optional.empty(),
            false);
    assertThat(exported.manifest().integrity().rootHash().value())
        .isEqualTo(
            new String(
                    Fixtures.bytes(folder + "expected/runpack_root_hash.txt"),
                    StandardCharsets.UTF_8)
                .strip()
                .replace("sha256:", ""));
    assertThat(Packs.verify(pack)).isEqualTo(new VerificationReport(7, List.of()));
    assertThat(Packs.strictly(pack)).isEmpty();
    assertThat(Packs.replay(pack).differences().texts()).isEmpty();
  }

  private static InMemoryServer server(String id, String base) {
    Path fixtures = Fixtures.existing("agentic/" + id + "/fixtures");
    Map<String, String> environment =
        ((Json.Obj) Fixtures.json("agentic/" + id + "/fixtures/env.json"))
            .members().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
    ProviderRegistry providers =
        ProviderRegistry.of(
            Map.of(
                "time", RegisteredProvider.of(new TimeProvider(true)),
                "env",
                    RegisteredProvider.of(
                        new EnvProvider(
                            Optional.of(environment.keySet()),
                            Set.of(),
                            255,
                            65_536,
                            Optional.of(environment))),
                "json",
                    RegisteredProvider.of(
                        new JsonFileProvider(fixtures, "agentic_" + id, 1 << 20, false)),
                "http",
                    RegisteredProvider.of(
                        new ServedDocuments(
                            Map.of(
                                base + "/artifact.json",
                                "{\"artifact_id\":\"build-123\",\"sha256\":\"sha256:deadbeef\"}",
                                base + "/fetch.json",
                                "{\"value\":\"ok\"}")))));
    return new InMemoryServer(
        new InMemoryServer.Setup(
            new EngineSettings(Lane.VERIFIED, Map.of(), policy(id), Map.of()),
            new EvidenceGatherer(providers),
            FeedbackPolicy.DEFAULT,
            provider -> false,
            ScenarioSpec::fromJson));
  }

  private static DispatchPolicy policy(String id) {
    if (!id.equals("agentic-policy-collision")) {
      return new DispatchPolicy.PermitAll();
    }
    return new DispatchPolicy.StaticRules(
        List.of(
            new DispatchRule(
                new PolicyVerdict.Deny(),
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of("restricted"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of())),
        new PolicyVerdict.Permit());
  }

  /** hashing.md section 5.1. */
  private static long port(String id) {
    String hash = Sha256.of(id.getBytes(StandardCharsets.UTF_8)).value();
    return FIRST_PORT + Long.parseLong(hash.substring(0, EIGHT_DIGITS), 16) % FIRST_PORT;
  }
}
