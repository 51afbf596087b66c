package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suites mcp_transport and sse_transport: the same tools in either framing. */
@ExtendWith(AcceptanceServer.Access.class)
class TransportIT {
  private static final Spec TIME = Spec.time("transport", 0);

  @Test
  void http_transport_end_to_end(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    assertThat(server.caller().listed()).contains("scenario_define");
    assertThat(text(server.caller().result("scenario_define", TIME.define()), "/scenario_id"))
        .isEqualTo(TIME.id());
  }

  @Test
  void sse_transport_end_to_end(AcceptanceServer server) throws Exception {
    server.use(server.standard().transport("sse"));
    Caller caller = server.caller().with("x-correlation-id", "acceptance-1");
    Run run = Run.of(TIME, "run-1");

    assertThat(caller.listed()).contains("scenario_define");
    caller.result("scenario_define", TIME.define());
    caller.result("scenario_start", run.start());
    Answer answer = caller.call("scenario_status", run.status(2));

    assertThat(answer.header("content-type").orElse("")).startsWith("text/event-stream");
    assertThat(text(Caller.body(answer), "/result/content/0/json/status")).isEqualTo("active");
    assertThat(answer.header("x-server-correlation-id").orElse("")).isNotEmpty();
    assertThat(answer.header("x-correlation-id")).contains("acceptance-1");
  }

  @Test
  void sse_transport_bearer_rejects_missing_token(AcceptanceServer server) throws Exception {
    server.use(server.standard().transport("sse").bearer("token-of-the-tests"));

    assertThat(Caller.failure(server.caller().send("tools/list", Json.object().build())).message())
        .contains("unauthenticated");
  }
}
