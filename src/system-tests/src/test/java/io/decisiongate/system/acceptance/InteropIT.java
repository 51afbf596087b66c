package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite assetcore_integration: a whole scenario on an external read provider. */
@ExtendWith(AcceptanceServer.Access.class)
class InteropIT {
  private static final Path FIXTURES = Project.fixture("assetcore");
  private static final String ANCHORS =
      """
      [[anchors.providers]]
      provider_id = "assetcore_read"
      anchor_type = "assetcore.anchor_set"
      required_fields = ["assetcore.namespace_id", "assetcore.commit_id", "assetcore.world_seq"]
      """;

  private static Json fixture(String path) {
    return Project.json(FIXTURES.resolve(path));
  }

  /** What the fixture map expects, or an error. */
  private static String answer(Json request, String anchor) {
    Json query = StubEvidence.query(request);
    for (Json known : items(fixture("interop/fixture_map.json"), "/fixtures")) {
      if (text(known, "/check_id").equals(text(query, "/check_id"))
          && at(known, "/params").equals(at(query, "/params"))) {
        return StubEvidence.evidence(
            "{\"value\":{\"kind\":\"json\",\"value\":"
                + JsonWriter.write(at(known, "/expected"))
                + "},\"evidence_anchor\":"
                + anchor
                + "}");
      }
    }
    return "{\"error\":{\"code\":1,\"message\":\"no fixture\"}}";
  }

  private static String anchor() {
    return JsonWriter.write(
        Json.object()
            .put("anchor_type", "assetcore.anchor_set")
            .put(
                "anchor_value",
                "{\"assetcore.namespace_id\":1,\"assetcore.commit_id\":\"c\","
                    + "\"assetcore.world_seq\":7}")
            .build());
  }

  private static Json decided(AcceptanceServer server, StubEvidence stub) throws Exception {
    server.use(
        server
            .standard()
            .providers(
                """
                [[providers]]
                name = "assetcore_read"
                type = "mcp"
                url = "%s"
                allow_insecure_http = true
                capabilities_path = "%s"
                """
                    .formatted(stub.url(), FIXTURES.resolve("providers/assetcore_read.json")))
            .with(ANCHORS));
    Json config = fixture("interop/run-configs/assetcore-interop-full.json");
    String scenario = text(config, "/scenario_id");
    server
        .caller()
        .result(
            "scenario_define",
            Json.object()
                .put("spec", fixture("interop/scenarios/assetcore-interop-full.json"))
                .build());
    server
        .caller()
        .result(
            "scenario_start",
            Json.object()
                .put("scenario_id", scenario)
                .put("run_config", config)
                .put("started_at", at(trigger(), "/time"))
                .put("issue_entry_packets", false)
                .build());
    return server
        .caller()
        .result(
            "scenario_trigger",
            Json.object().put("scenario_id", scenario).put("trigger", trigger()).build());
  }

  private static Json trigger() {
    return fixture("interop/triggers/assetcore-interop-full.json");
  }

  @Test
  void assetcore_interop_fixtures(AcceptanceServer server) throws Exception {
    try (StubEvidence stub = StubEvidence.start(request -> answer(request, anchor()))) {
      Json answer = decided(server, stub);
      assertThat(text(answer, "/decision/outcome/kind"))
          .as(answer.toString())
          .isEqualTo("complete");
    }
  }

  @Test
  void assetcore_anchor_missing_fails_closed(AcceptanceServer server) throws Exception {
    try (StubEvidence stub = StubEvidence.start(request -> answer(request, "null"))) {
      assertThat(text(decided(server, stub), "/decision/outcome/kind")).isEqualTo("hold");
    }
  }

  /** Each of the two runs is the first of an empty server. */
  @Test
  void assetcore_determinism_replay(AcceptanceServer server) throws Exception {
    try (StubEvidence stub = StubEvidence.start(request -> answer(request, anchor()))) {
      Recorded first = recorded(server, stub, "first");
      Recorded second = recorded(server, stub, "second");

      assertThat(second).isEqualTo(first);
      assertThat(text(first.status(), "/status")).isEqualTo("completed");
      assertThat(text(first.decisions(), "/0/outcome/kind")).isEqualTo("complete");
      assertThat(second.rootHash()).hasSize(64);
    }
  }

  /** What two runs over the same evidence have in common. */
  private record Recorded(Json answer, Json status, Json decisions, String rootHash) {}

  private static Recorded recorded(AcceptanceServer server, StubEvidence stub, String folder)
      throws Exception {
    Json answer = decided(server, stub);
    Json config = fixture("interop/run-configs/assetcore-interop-full.json");
    Run run =
        new Run(
            text(config, "/scenario_id"),
            number(config, "/tenant_id"),
            number(config, "/namespace_id"),
            text(config, "/run_id"));
    Json status = server.caller().result("scenario_status", run.status(3));
    Path pack = server.files().resolve("interop-" + folder);
    Json exported = server.caller().result("runpack_export", Pack.export(run, pack.toString()));
    return new Recorded(
        answer,
        status,
        Project.json(pack.resolve("artifacts/decisions.json")),
        text(exported, "/manifest/integrity/root_hash/value"));
  }

  private static long number(Json json, String pointer) {
    return ((Json.Int) at(json, pointer)).value().longValueExact();
  }
}
