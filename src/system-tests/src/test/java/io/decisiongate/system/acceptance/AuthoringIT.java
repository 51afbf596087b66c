package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite ret_logic_authoring: scenarios that were written by hand. */
@ExtendWith(AcceptanceServer.Access.class)
class AuthoringIT {

  @Test
  void authoring_ron_normalize_and_execute(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .providers(
                """
                [[providers]]
                name = "time"
                type = "builtin"
                [[providers]]
                name = "env"
                type = "builtin"
                [providers.config]
                overrides = { DEPLOY_ENV = "production" }
                """));
    String sample =
        Files.readString(Project.fixture("../contract/examples/scenario.ron"))
            .replace("\"default_tenant_id\": ()", "\"default_tenant_id\": 1");
    Path file = server.write("authoring/sample.ron", sample);

    Dg normal = Dg.run(Dg.words("authoring normalize --input " + file));
    Json spec = normal.json();
    Json defined =
        server.caller().result("scenario_define", Json.object().put("spec", spec).build());
    assertThat(normal.err()).contains("spec_hash=sha256:" + text(defined, "/spec_hash/value"));

    String id = text(spec, "/scenario_id");
    server
        .caller()
        .result(
            "scenario_start",
            json(
                """
                {"scenario_id": "%s", "issue_entry_packets": false,
                 "started_at": {"kind": "unix_millis", "value": 1710000000000},
                 "run_config": {"tenant_id": 1, "namespace_id": 1, "run_id": "run-1",
                                "scenario_id": "%s", "dispatch_targets": [], "policy_tags": []}}
                """
                    .formatted(id, id)));
    Json decided =
        server
            .caller()
            .result(
                "scenario_trigger",
                json(
                    """
                    {"scenario_id": "%s",
                     "trigger": {"trigger_id": "t-1", "tenant_id": 1, "namespace_id": 1,
                                 "run_id": "run-1", "kind": "external_event",
                                 "time": {"kind": "unix_millis", "value": 1710000000001},
                                 "source_id": "tests", "payload": null, "correlation_id": null}}
                    """
                        .formatted(id)));
    assertThat(text(decided, "/status")).isEqualTo("completed");
  }

  @Test
  void authoring_invalid_ron_rejected(AcceptanceServer server) throws Exception {
    Path file = server.write("authoring/broken.ron", "(scenario_id: \"s\", stages: [");

    Dg run = Dg.run(Dg.words("authoring validate --input " + file));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Failed to parse ron input at " + file + ": 1:");
  }

  @Test
  void authoring_dsl_evaluates_and_rejects_deep_inputs(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path file =
        server.write(
            "authoring/text.ron", scenario("at_least(1, after, not after) and (after or after)"));

    Json spec = Dg.run(Dg.words("authoring normalize --input " + file)).json();
    server.caller().result("scenario_define", Json.object().put("spec", spec).build());
    Run run = Run.of(Spec.time("text-form", 0), "run-1");
    server.caller().result("scenario_start", run.start());
    assertThat(text(server.caller().result("scenario_trigger", run.trigger("t-1", 2)), "/status"))
        .isEqualTo("completed");

    Path deep =
        server.write("authoring/deep.ron", scenario("(".repeat(33) + "after" + ")".repeat(33)));
    Dg refused = Dg.run(Dg.words("authoring validate --input " + deep));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("input nesting exceeds limit: depth 33 (max 32) at 32");
  }

  private static String scenario(String requirement) {
    return """
        (scenario_id: "text-form", namespace_id: 1, spec_version: "1", default_tenant_id: Some(1),
         stages: [(stage_id: "stage-1", entry_packets: [], advance_to: (kind: "terminal"),
                   gates: [(gate_id: "gate-time", requirement: "%s")], on_timeout: "fail")],
         conditions: [(condition_id: "after", comparator: "equals", expected: true,
                       policy_tags: [],
                       query: (provider_id: "time", check_id: "after", params: (timestamp: 0)))],
         policies: [], schemas: [])
        """
        .formatted(requirement);
  }
}
