package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite json_evidence: the questions that reports of pipelines are asked. */
@ExtendWith(AcceptanceServer.Access.class)
class JsonEvidenceIT {

  @Test
  void json_evidence_playbook_templates_pass(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    server.write(
        "playbook/tests.json",
        "{\"summary\":{\"failed\":0,\"passed\":128},\"suites\":[{\"name\":\"unit\",\"ok\":true}]}");
    server.write("playbook/coverage.json", "{\"total\":{\"lines\":{\"pct\":91.5}}}");
    server.write("playbook/scan.json", "{\"findings\":[],\"severities\":[\"low\",\"info\"]}");
    server.write("playbook/review.yaml", "approvals: 2\nstate: approved\n");
    Spec spec =
        Spec.of(
            "playbook",
            file("no_failures", "tests.json", "$.summary.failed", "equals", "0"),
            file("enough_tests", "tests.json", "$.summary.passed", "greater_than", "100"),
            file("suite_ok", "tests.json", "$.suites[0].ok", "equals", "true"),
            file("coverage", "coverage.json", "$.total.lines.pct", "greater_than_or_equal", "80"),
            file("scan_ran", "scan.json", "$.findings", "exists", "null"),
            file("severities", "scan.json", "$.severities", "contains", "[\"low\"]"),
            file("approved", "review.yaml", "$.state", "in_set", "[\"approved\",\"merged\"]"),
            file("reviews", "review.yaml", "$.approvals", "greater_than_or_equal", "2"));
    Run run = Run.of(spec, "run-1");

    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    Json answer = server.caller().result("scenario_trigger", run.trigger("t-1", 2));

    assertThat(text(answer, "/decision/outcome/kind")).as(answer.toString()).isEqualTo("complete");
  }

  private static Json file(
      String id, String name, String path, String comparator, String expected) {
    return Spec.condition(
        id,
        "json",
        "path",
        "{\"file\":\"playbook/%s\",\"jsonpath\":\"%s\"}".formatted(name, path),
        comparator,
        expected);
  }
}
