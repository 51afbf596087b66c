package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.identity.SigningKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite mcp_auth: who may call what. */
@ExtendWith(AcceptanceServer.Access.class)
class AuthenticationIT {
  private static final String TOKEN = "token-of-the-tests";
  private static final Json NOTHING = json("{}");

  @Test
  void http_bearer_token_required(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));

    assertUnauthenticated(server.caller().send("tools/list", NOTHING));
    assertUnauthenticated(server.caller().bearer("wrong").send("tools/list", NOTHING));
    assertThat(server.caller().bearer(TOKEN).listed()).contains("scenario_define");
  }

  @Test
  void http_tool_allowlist_enforced(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .auth("[server.auth]\nallowed_tools = [\"scenario_define\", \"scenario_start\"]\n"));
    Spec spec = Spec.time("allowed", 0);
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    assertThat(server.caller().failure("scenario_status", run.status(2)).message())
        .contains("unauthorized");
  }

  @Test
  void http_tool_allowlist_blocks_precheck(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .auth(
                server
                    .standard()
                    .auth()
                    .replace(
                        "mode = \"local_only\"",
                        "allowed_tools = [\"scenario_define\", \"schemas_register\"]")));
    Spec spec = Spec.time("blocked", 0);
    server.caller().result("scenario_define", spec.define());
    server.caller().result("schemas_register", Registry.register("shape", Registry.AFTER));

    assertThat(
            server
                .caller()
                .failure("precheck", Registry.precheck(spec.id(), "shape", "{\"after\":true}")))
        .isEqualTo(new Caller.Failure(403, -32003, "unauthorized", "unauthorized"));
  }

  /** In open tenancy roles restrict nothing, but a token is good for its scopes only. */
  @Test
  void aTokenIsGoodForItsScopesInOpenTenancyToo(AcceptanceServer server) throws Exception {
    SigningKey key = SigningKey.generate();
    server.use(
        server
            .standard()
            .with(
                """
                [[identity.issuers]]
                name = "corp"
                issuer = "https://login.test"
                audiences = ["gate"]
                jwks_path = "%s"
                """
                    .formatted(server.write("keys.json", key.keySet()))));
    Spec spec = Spec.time("scoped", 0);
    Caller reader = server.caller().bearer(key.token(claims("openid scenarios:read")));
    Caller anybody = server.caller().bearer(key.token(claims("openid")));

    anybody.result("scenario_define", spec.define());
    reader.result("scenarios_list", json("{\"tenant_id\":1,\"namespace_id\":1}"));
    assertThat(reader.failure("scenario_define", spec.define()))
        .isEqualTo(new Caller.Failure(403, -32003, "unauthorized", "unauthorized"));
  }

  private static Json claims(String scope) {
    return Json.object()
        .put("iss", "https://login.test")
        .put("sub", "carol")
        .put("aud", "gate")
        .put("exp", Instant.now().getEpochSecond() + 300)
        .put("scope", scope)
        .build();
  }

  @Test
  void http_mtls_subject_required(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .auth("[server.auth]\nmode = \"mtls\"\nmtls_subjects = [\"CN=tests,O=Example\"]\n"));

    assertUnauthenticated(server.caller().send("tools/list", NOTHING));
    assertThat(
            Caller.failure(server.caller().subject("CN=other").send("tools/list", NOTHING)).code())
        .isEqualTo(-32003);
    assertThat(server.caller().subject("CN=tests,O=Example").listed()).contains("scenario_define");
  }

  /** A proxy may have added its own header to one of the client's. */
  @Test
  void aCredentialThatComesTwiceIsNone(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));
    String bearer = "Bearer " + TOKEN;

    assertUnauthenticated(
        server
            .caller()
            .with("authorization", bearer)
            .with("Authorization", bearer)
            .send("tools/list", NOTHING));
    assertUnauthenticated(
        server
            .caller()
            .with("authorization", bearer)
            .with("Authorization", "Bearer wrong")
            .send("tools/list", NOTHING));
  }

  @Test
  void aSubjectThatComesTwiceIsNone(AcceptanceServer server) throws Exception {
    String subject = "CN=tests,O=Example";
    server.use(
        server
            .standard()
            .auth("[server.auth]\nmode = \"mtls\"\nmtls_subjects = [\"" + subject + "\"]\n"));

    assertThat(server.caller().subject(subject).listed()).contains("scenario_define");
    assertUnauthenticated(
        server
            .caller()
            .subject(subject)
            .with("X-Decision-Gate-Client-Subject", "CN=other")
            .send("tools/list", NOTHING));
  }

  @Test
  void sse_bearer_token_required(AcceptanceServer server) throws Exception {
    server.use(server.standard().transport("sse").bearer(TOKEN));

    Answer refusal = server.caller().send("tools/list", NOTHING);
    assertThat(refusal.header("content-type").orElse("")).startsWith("text/event-stream");
    assertUnauthenticated(refusal);
    assertThat(server.caller().bearer(TOKEN).listed()).contains("scenario_define");
  }

  @Test
  void debug_mutation_stats_auth_and_schema(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));

    Answer refusal = server.http().get("/debug/mutation_stats");
    assertThat(refusal.status()).isIn(401, 403);
    assertThat(refusal.json()).isInstanceOf(Json.Obj.class);

    Answer answer =
        server
            .http()
            .send(
                "GET",
                "/debug/mutation_stats",
                Map.of("authorization", "Bearer " + TOKEN),
                Optional.empty());
    assertThat(answer.status()).isEqualTo(200);
    Json statistics = answer.json();
    assertThat(((Json.Obj) statistics).members())
        .containsKeys("lock_acquisitions", "active_holders", "pending_waiters");
    assertThat(items(statistics, "/lock_wait_histogram"))
        .hasSize(items(statistics, "/lock_wait_buckets_us").size() + 1);
    assertThat(items(statistics, "/queue_depth_histogram"))
        .hasSize(items(statistics, "/queue_depth_buckets").size() + 1);
  }

  private static void assertUnauthenticated(Answer answer) {
    assertThat(Caller.failure(answer))
        .isEqualTo(new Caller.Failure(401, -32001, "unauthenticated", "unauthenticated"));
  }
}
