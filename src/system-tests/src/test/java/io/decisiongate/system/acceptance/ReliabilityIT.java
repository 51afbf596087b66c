package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.logical;
import static io.decisiongate.system.acceptance.Documents.text;
import static io.decisiongate.system.acceptance.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite reliability: repetition, time that runs out, and a new start. */
@ExtendWith(AcceptanceServer.Access.class)
class ReliabilityIT {
  private static final Json NEVER =
      Spec.condition("after", "time", "after", "{\"timestamp\":1000000}", "equals", "true");
  private static final String TERMINAL = "{\"kind\":\"terminal\"}";

  @Test
  void idempotent_trigger(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("idempotent", 100);
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    Json first = server.caller().result("scenario_trigger", run.trigger("t-1", 2));
    Json again = server.caller().result("scenario_trigger", run.trigger("t-1", 2));
    Json other = server.caller().result("scenario_trigger", run.trigger("t-2", 3));

    assertThat(again).isEqualTo(first);
    assertThat(at(first, "/decision/seq")).isEqualTo(Json.of(1));
    assertThat(at(other, "/decision/seq")).isEqualTo(Json.of(2));
  }

  @Test
  void idempotent_submission(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("submission", 100);
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    Json first = server.caller().result("scenario_submit", run.submit("s-1", "{\"a\":1}"));
    Json again = server.caller().result("scenario_submit", run.submit("s-1", "{\"a\":1}"));

    assertThat(again).isEqualTo(first);
    assertThat(server.caller().failure("scenario_submit", run.submit("s-1", "{\"a\":2}")).message())
        .contains("submission_id conflict");
  }

  @Test
  void timeout_policies(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Json fail = tick(server, "fail", "{\"kind\":\"linear\"}");
    assertThat(text(fail, "/kind")).isEqualTo("fail");
    assertThat(text(fail, "/reason")).isEqualTo("timeout");

    Json flagged = tick(server, "advance_with_flag", "{\"kind\":\"linear\"}");
    assertThat(text(flagged, "/to_stage")).isEqualTo("second");
    assertThat(at(flagged, "/timeout")).isEqualTo(Json.TRUE);

    Json branched =
        tick(
            server,
            "alternate_branch",
            """
            {"kind":"branch","branches":[{"gate_id":"gate-first","outcome":"true","next_stage_id":"second"},
             {"gate_id":"gate-first","outcome":"unknown","next_stage_id":"third"}],"default":null}
            """);
    assertThat(text(branched, "/to_stage")).isEqualTo("third");
    assertThat(at(branched, "/timeout")).isEqualTo(Json.TRUE);
  }

  /** A new process on the same database; definitions are kept as well. */
  @Test
  void sqlite_run_state_persists_across_restart(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("restart", 100);
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    Json before = server.caller().result("scenario_trigger", run.trigger("t-1", 2));

    server.warm().restart();

    assertThat(at(server.caller().result("scenario_status", run.status(3)), "/last_decision"))
        .isEqualTo(at(before, "/decision"));
    assertThat(server.caller().result("scenario_trigger", run.trigger("t-1", 2))).isEqualTo(before);
    assertThat(text(server.caller().result("scenario_trigger", run.trigger("t-2", 101)), "/status"))
        .isEqualTo("completed");
  }

  /** A new process on the same database; what it exports then is what it would have exported. */
  @Test
  void sqlite_registry_and_runpack_persist_across_restart(AcceptanceServer server)
      throws Exception {
    server.use(server.standard().with("[schema_registry]\nmax_schema_bytes = 512\n"));
    Spec spec = Spec.time("restart-pack", 0);
    Run run = Run.of(spec, "run-1");
    server.caller().result("schemas_register", Registry.register("kept", Registry.AFTER));
    Json registered = server.caller().result("schemas_get", Registry.get("kept"));
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    Json decided = server.caller().result("scenario_trigger", run.trigger("t-1", 2));
    Path before = server.files().resolve("before-restart");
    Json exported = server.caller().result("runpack_export", Pack.export(run, before.toString()));

    server.warm().restart();

    Caller caller = server.caller();
    assertThat(caller.result("schemas_get", Registry.get("kept"))).isEqualTo(registered);
    assertThat(texts(caller.result("schemas_list", Registry.list()), "/items", "/schema_id"))
        .containsExactly("kept");
    assertThat(
            caller
                .failure(
                    "schemas_register",
                    Registry.register("large", "{\"description\":\"" + "x".repeat(512) + "\"}"))
                .message())
        .contains("schema exceeds size limit");
    assertThat(texts(caller.result("schemas_list", Registry.list()), "/items", "/schema_id"))
        .containsExactly("kept");
    Path after = server.files().resolve("after-restart");
    Json again = caller.result("runpack_export", Pack.export(run, after.toString()));
    assertThat(text(again, "/report/status")).isEqualTo("pass");
    assertThat(at(again, "/manifest")).isEqualTo(at(exported, "/manifest"));
    assertThat(text(caller.result("runpack_verify", Pack.verify(after.toString())), "/status"))
        .isEqualTo("pass");
    assertThat(at(caller.result("scenario_status", run.status(3)), "/last_decision"))
        .isEqualTo(at(decided, "/decision"));
  }

  /** The outcome of a tick after the time of the first stage. */
  private static Json tick(AcceptanceServer server, String policy, String advance)
      throws Exception {
    String quiet = "\"entry_packets\":[],\"on_timeout\":\"fail\",";
    Spec spec =
        new Spec(
            policy,
            1,
            List.of(
                Spec.stage(
                    "first",
                    "after",
                    advance,
                    "\"entry_packets\":[],\"on_timeout\":\"%s\",\"timeout\":{\"timeout_ms\":100,\"policy_tags\":[]},"
                        .formatted(policy)),
                Spec.stage("second", "after", TERMINAL, quiet),
                Spec.stage("third", "after", TERMINAL, quiet)),
            List.of(NEVER));
    Run run = Run.of(spec, "run-" + policy);
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    return at(
        server.caller().result("scenario_trigger", run.trigger("tick-1", "tick", logical(200))),
        "/decision/outcome");
  }
}
