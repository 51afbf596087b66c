package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite precheck: what would be decided, without deciding it. */
@ExtendWith(AcceptanceServer.Access.class)
class PrecheckIT {

  @Test
  void precheck_read_only_does_not_mutate_run_state(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    Caller caller = server.caller();
    Spec spec = Spec.time("read-only", 100);
    Run run = Run.of(spec, "run-1");
    caller.result("scenario_define", spec.define());
    caller.result("schemas_register", Registry.register("shape", Registry.AFTER));
    caller.result("scenario_start", run.start());
    caller.result("scenario_trigger", run.trigger("t-1", 2));
    List<String> before = runState(server);

    for (int i = 0; i < 3; i++) {
      caller.result("precheck", Registry.precheck(spec.id(), "shape", "{\"after\":true}"));
    }

    assertThat(before).isNotEmpty();
    assertThat(runState(server)).isEqualTo(before);
    assertThat(text(caller.result("scenario_status", run.status(3)), "/status"))
        .isEqualTo("active");
  }

  @Test
  void llm_native_precheck_payload_flow(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    Caller caller = server.caller();
    Spec spec =
        Spec.of(
            "release",
            Spec.condition(
                "tests_passed", "json", "path", "{\"file\":\"report.json\"}", "equals", "true"),
            Spec.condition(
                "coverage",
                "json",
                "path",
                "{\"file\":\"coverage.json\"}",
                "greater_than_or_equal",
                "80"));
    caller.result(
        "schemas_register",
        Registry.register(
            "report",
            """
            {"type":"object","properties":{"tests_passed":{"type":"boolean"},"coverage":{"type":"number"}},
             "required":["tests_passed","coverage"],"additionalProperties":false}
            """));

    Json good =
        caller.result(
            "precheck",
            Registry.precheck(spec, "report", "{\"tests_passed\":true,\"coverage\":91}"));
    Json bad =
        caller.result(
            "precheck",
            Registry.precheck(spec, "report", "{\"tests_passed\":true,\"coverage\":12}"));

    assertThat(text(good, "/decision/kind")).isEqualTo("complete");
    assertThat(text(bad, "/decision/kind")).isEqualTo("hold");
    assertThat(text(bad, "/decision/summary/unmet_gates/0")).isEqualTo("gate-coverage");
  }

  /** Everything that is stored of runs. */
  private static List<String> runState(AcceptanceServer server) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement()) {
      for (String query :
          List.of(
              "select run::text from run order by 1",
              "select s::text from run_step s order by 1")) {
        try (ResultSet row = statement.executeQuery(query)) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
      }
    }
    return rows;
  }
}
