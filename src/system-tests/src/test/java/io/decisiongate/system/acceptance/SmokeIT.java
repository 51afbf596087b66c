package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite smoke: the shortest way through each part. */
@ExtendWith(AcceptanceServer.Access.class)
class SmokeIT {
  private static final Spec TIME = Spec.time("smoke", 0);

  @Test
  void smoke_define_start_next_status(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Caller caller = server.caller();
    Run run = Run.of(TIME, "run-1");

    caller.result("scenario_define", TIME.define());
    caller.result("scenario_start", run.start());
    Json next = caller.result("scenario_next", run.next("next-1", 2));

    assertThat(text(next, "/decision/outcome/kind")).isEqualTo("complete");
    assertThat(text(caller.result("scenario_status", run.status(3)), "/status"))
        .isEqualTo("completed");
  }

  @Test
  void smoke_schema_register_precheck(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());

    Json answer = precheck(server.caller(), "{\"after\":true}");

    assertThat(text(answer, "/decision/kind")).isEqualTo("complete");
    assertThat(text(answer, "/gate_evaluations/0/status")).isEqualTo("True");
  }

  @Test
  void smoke_schema_registry_max_entries_enforced(AcceptanceServer server) throws Exception {
    server.use(server.standard().with("[schema_registry]\nmax_entries = 1\n"));
    Caller caller = server.caller();

    caller.result("schemas_register", Registry.register("first", Registry.AFTER));

    assertThat(
            caller
                .failure("schemas_register", Registry.register("second", Registry.AFTER))
                .message())
        .contains("max entries");
  }

  @Test
  void smoke_precheck_rejects_invalid_payload(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    Caller caller = server.caller();
    caller.result("scenario_define", TIME.define());
    caller.result("schemas_register", Registry.register("shape", Registry.AFTER));

    assertThat(
            caller
                .failure("precheck", Registry.precheck(TIME.id(), "shape", "{\"after\":\"yes\"}"))
                .message())
        .contains("payload does not match schema");
  }

  @Test
  void smoke_precheck_respects_trust_lane_default(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Json answer = precheck(server.caller(), "{\"after\":true}");

    assertThat(text(answer, "/decision/kind")).isEqualTo("hold");
    assertThat(text(answer, "/gate_evaluations/0/status")).isEqualTo("Unknown");
  }

  private static Json precheck(Caller caller, String payload) throws IOException {
    caller.result("scenario_define", TIME.define());
    caller.result("schemas_register", Registry.register("shape", Registry.AFTER));
    return caller.result("precheck", Registry.precheck(TIME.id(), "shape", payload));
  }
}
