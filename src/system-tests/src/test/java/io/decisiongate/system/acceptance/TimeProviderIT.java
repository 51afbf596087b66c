package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite providers: time. */
@ExtendWith(AcceptanceServer.Access.class)
class TimeProviderIT {

  @Test
  void provider_time_after(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("time-after", 1);
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    Json early = server.caller().result("scenario_trigger", run.trigger("t-1", 1));
    Json late = server.caller().result("scenario_trigger", run.trigger("t-2", 2));

    assertThat(text(early, "/decision/outcome/kind")).isEqualTo("hold");
    assertThat(text(late, "/decision/outcome/kind")).isEqualTo("complete");
  }

  @Test
  void time_provider_rejects_logical_when_disabled(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .shown()
            .providers(
                "[[providers]]\nname = \"time\"\ntype = \"builtin\"\nconfig = { allow_logical = false }\n"));

    assertThat(text(Question.ask(server.caller(), "time", "now", "{}"), "/error/message"))
        .contains("logical timestamps are not permitted");
  }

  @Test
  void time_provider_rfc3339_parsing(AcceptanceServer server) throws Exception {
    server.use(server.standard().shown());
    assertTrue(server, "after", "2024-03-09T15:59:59+00:00", 1_710_000_000_000L);
    assertTrue(server, "before", "2024-03-09T16:00:01+00:00", 1_710_000_000_000L);
  }

  @Test
  void time_provider_timezone_offset_parsing(AcceptanceServer server) throws Exception {
    server.use(server.standard().shown());
    assertTrue(server, "after", "2024-03-09T10:59:59-05:00", 1_710_000_000_000L);
    assertTrue(server, "before", "2024-03-09T11:00:01-05:00", 1_710_000_000_000L);
  }

  @Test
  void time_provider_epoch_boundary(AcceptanceServer server) throws Exception {
    server.use(server.standard().shown());
    assertTrue(server, "after", "1970-01-01T00:00:00Z", 1);
    assertTrue(server, "before", "1970-01-01T00:00:00Z", -1);
  }

  @Test
  void time_provider_invalid_rfc3339_rejected(AcceptanceServer server) throws Exception {
    server.use(server.standard().shown());
    assertThat(text(ask(server, "after", "9th of March", 0), "/error/message"))
        .contains("invalid rfc3339 timestamp");
  }

  private static void assertTrue(AcceptanceServer server, String check, String timestamp, long at)
      throws Exception {
    assertThat(at(ask(server, check, timestamp, at), "/value/value"))
        .as(timestamp)
        .isEqualTo(Json.TRUE);
  }

  private static Json ask(AcceptanceServer server, String check, String timestamp, long at)
      throws Exception {
    Json query =
        json(
            "{\"provider_id\":\"time\",\"check_id\":\"%s\",\"params\":{\"timestamp\":\"%s\"}}"
                .formatted(check, timestamp));
    Json time = Json.object().put("kind", "unix_millis").put("value", at).build();
    return at(
        server
            .caller()
            .result(
                "evidence_query",
                Json.object().put("query", query).put("context", Question.context(time)).build()),
        "/result");
  }
}
