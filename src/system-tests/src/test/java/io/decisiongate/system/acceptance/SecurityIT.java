package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite security: what is shown to whom, and what fails closed. */
@ExtendWith(AcceptanceServer.Access.class)
class SecurityIT {
  private static final String PACKET =
      """
      "entry_packets":[{"packet_id":"packet-1","schema_id":"schema-1","content_type":"application/json",
        "visibility_labels":["confidential","restricted"],"policy_tags":["policy-alpha"],
        "payload":{"kind":"json","value":{"text":"hello"}}}],"on_timeout":"fail",
      """;

  private static final Spec PACKETS =
      Spec.time("packets", 0)
          .stages(
              Spec.stage(
                  "first",
                  "after",
                  "{\"kind\":\"linear\"}",
                  "\"entry_packets\":[],\"on_timeout\":\"fail\","),
              Spec.stage("second", "after", "{\"kind\":\"terminal\"}", PACKET));

  private static final List<Json> AGENT = List.of(json("{\"kind\":\"agent\",\"agent_id\":\"a\"}"));

  @Test
  void evidence_redaction_default(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Json answer = Question.ask(server.caller(), "time", "now", "{}");

    assertThat(at(answer, "/value")).isEqualTo(Json.NULL);
    assertThat(at(answer, "/content_type")).isEqualTo(Json.NULL);
    assertThat(text(answer, "/evidence_hash/value")).hasSize(64);
  }

  @Test
  void packet_disclosure_visibility(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec =
        Spec.time("visible", 0)
            .stages(Spec.stage("first", "after", "{\"kind\":\"terminal\"}", PACKET));
    server.caller().result("scenario_define", spec.define());

    Json run = server.caller().result("scenario_start", Run.of(spec, "run-1").start(AGENT, true));

    assertThat(items(run, "/packets")).hasSize(1);
    assertThat(at(run, "/packets/0/envelope/visibility"))
        .isEqualTo(
            json(
                "{\"labels\":[\"confidential\",\"restricted\"],\"policy_tags\":[\"policy-alpha\"]}"));
  }

  @Test
  void strict_mode_rejects_default_namespace(AcceptanceServer server) throws Exception {
    server.use(server.standard().namespaces(""));

    Caller.Failure refusal =
        server.caller().failure("scenario_define", Spec.time("default", 0).define());

    assertThat(refusal).isEqualTo(new Caller.Failure(403, -32003, "unauthorized", "unauthorized"));
  }

  @Test
  void invalid_correlation_id_rejected(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Answer answer =
        server.caller().with("x-correlation-id", "not a token").call("providers_list", json("{}"));

    assertThat(Caller.failure(answer))
        .extracting(Caller.Failure::status, Caller.Failure::code)
        .containsExactly(400, -32073L);
    assertThat(answer.header("x-server-correlation-id")).isPresent();
    assertThat(answer.header("x-correlation-id")).isEmpty();
  }

  @Test
  void policy_denies_dispatch_targets(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .with(
                """
                [policy]
                engine = "static"
                [policy.static]
                default = "permit"
                [[policy.static.rules]]
                effect = "deny"
                packet_ids = ["packet-1"]
                """));

    Json answer = firstTrigger(server);

    assertThat(at(answer, "/decision/outcome"))
        .isEqualTo(json("{\"kind\":\"fail\",\"reason\":\"policy denied disclosure\"}"));
    assertFailedWithoutPackets(server, answer);
  }

  @Test
  void policy_error_fails_closed(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .with(
                """
                [policy]
                engine = "static"
                [policy.static]
                default = "permit"
                [[policy.static.rules]]
                effect = "error"
                error_message = "the rule is broken"
                packet_ids = ["packet-1"]
                """));

    Json answer = firstTrigger(server);

    assertThat(text(answer, "/decision/outcome/kind")).isEqualTo("fail");
    assertThat(text(answer, "/decision/outcome/reason")).contains("policy decision error");
    assertFailedWithoutPackets(server, answer);
  }

  private static Json firstTrigger(AcceptanceServer server) throws IOException {
    Run run = Run.of(PACKETS, "run-1");
    server.caller().result("scenario_define", PACKETS.define());
    server.caller().result("scenario_start", run.start(AGENT, false));
    return server.caller().result("scenario_trigger", run.trigger("t-1", 2));
  }

  private static void assertFailedWithoutPackets(AcceptanceServer server, Json answer)
      throws IOException {
    assertThat(items(answer, "/packets")).isEmpty();
    assertThat(text(answer, "/status")).isEqualTo("failed");
    Json status = server.caller().result("scenario_status", Run.of(PACKETS, "run-1").status(3));
    assertThat(text(status, "/status")).isEqualTo("failed");
    assertThat(items(status, "/issued_packet_ids")).isEmpty();
  }
}
