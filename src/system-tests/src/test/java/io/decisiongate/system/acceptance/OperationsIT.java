package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suites mcp_hardening and operations: limits, health and the audit file. */
@ExtendWith(AcceptanceServer.Access.class)
class OperationsIT {
  private static final Json NOTHING = json("{}");

  @Test
  void http_rate_limit_enforced(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .with("[server.limits.rate_limit]\nmax_requests = 2\nwindow_ms = 60000\n"));
    Caller caller = server.caller();
    caller.listed();
    caller.listed();

    Caller.Failure third = Caller.failure(caller.send("tools/list", NOTHING));

    assertThat(third.code()).isEqualTo(-32071);
    assertThat(third.kind()).isEqualTo("rate_limited");
  }

  @Test
  void http_audit_log_written(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("operations/audit.jsonl"));
    server.use(server.standard().with(audit.section()));

    server.caller().listed();

    Json first = audit.events().get(0);
    assertThat(text(first, "/event")).isEqualTo("mcp_request");
    assertThat(text(first, "/redaction")).isEqualTo("full");
  }

  @Test
  void http_payload_too_large_rejected(AcceptanceServer server) throws Exception {
    server.use(server.standard().server("max_body_bytes = 512"));
    assertTooLarge(server);
  }

  @Test
  void sse_payload_too_large_rejected(AcceptanceServer server) throws Exception {
    server.use(server.standard().transport("sse").server("max_body_bytes = 512"));
    assertTooLarge(server);
  }

  @Test
  void http_health_endpoints_ok(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Answer alive = server.http().get("/healthz");
    Answer ready = server.http().get("/readyz");

    assertThat(alive.status()).isEqualTo(200);
    assertThat(text(alive.json(), "/status")).isEqualTo("ok");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(text(ready.json(), "/status")).isEqualTo("ready");
  }

  @Test
  void precheck_audit_hash_only(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("precheck/audit.jsonl"));
    server.use(server.standard().asserted().with(audit.section()));
    Spec spec = Spec.time("hash-only", 0);
    server.caller().result("scenario_define", spec.define());
    server.caller().result("schemas_register", Registry.register("shape", Registry.AFTER));

    server.caller().result("precheck", Registry.precheck(spec.id(), "shape", "{\"after\":true}"));

    List<Json> events = audit.events("precheck_audit");
    assertThat(events).hasSize(1);
    Json event = events.get(0);
    assertThat(text(event, "/redaction")).isEqualTo("hash_only");
    assertThat(text(event, "/request_hash/value")).hasSize(64);
    assertThat(text(event, "/response_hash/value")).hasSize(64);
    assertThat(at(event, "/request")).isEqualTo(Json.NULL);
    assertThat(at(event, "/response")).isEqualTo(Json.NULL);
  }

  private static void assertTooLarge(AcceptanceServer server) throws Exception {
    Answer answer =
        server.caller().call("providers_list", json("{\"text\":\"" + "x".repeat(600) + "\"}"));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text().toLowerCase(Locale.ROOT)).containsAnyOf("too large", "length limit");
  }
}
