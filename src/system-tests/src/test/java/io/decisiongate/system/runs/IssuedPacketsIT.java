package io.decisiongate.system.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code scenario_status} names every packet that the run has issued. */
@ExtendWith(SharedServer.Access.class)
class IssuedPacketsIT {
  private static final TimeScenario SCENARIO = new TimeScenario("issued-packets", 2, 41);

  /** Two stages that lead into each other; the second packet's id needs escapes in JSON. */
  private static final String LOOP =
      """
      {"spec":{"scenario_id":"issued-packets","namespace_id":41,"default_tenant_id":2,
       "spec_version":"1","policies":[],"schemas":[],
       "stages":[
         {"stage_id":"a","entry_packets":[
            {"packet_id":"first","schema_id":"any","content_type":"application/json",
             "visibility_labels":[],"policy_tags":[],"expiry":null,
             "payload":{"kind":"json","value":{"a":1}}}],
          "advance_to":{"kind":"fixed","stage_id":"b"},"timeout":null,"on_timeout":"fail",
          "gates":[{"gate_id":"gate-a","requirement":{"Condition":"after"}}]},
         {"stage_id":"b","entry_packets":[
            {"packet_id":"the \\"second\\" – ü","schema_id":"any","content_type":"application/json",
             "visibility_labels":[],"policy_tags":[],"expiry":null,
             "payload":{"kind":"json","value":{"a":2}}}],
          "advance_to":{"kind":"fixed","stage_id":"a"},"timeout":null,"on_timeout":"fail",
          "gates":[{"gate_id":"gate-b","requirement":{"Condition":"after"}}]}],
       "conditions":[{"condition_id":"after","query":{"provider_id":"time","check_id":"after",
         "params":{"timestamp":0}},"comparator":"equals","expected":true,"policy_tags":[]}]}}
      """;

  @Test
  void statusNamesThemInOrderAndWithRepetitions(SharedServer server) throws IOException {
    ToolClient tools = started(server, "in-order");
    assertThat(issued(tools, "in-order")).isEmpty();
    trigger(tools, "in-order", 3);
    assertThat(issued(tools, "in-order"))
        .containsExactly("the \"second\" – ü", "first", "the \"second\" – ü");
  }

  @Test
  void statusNamesThoseOfStepsFromBeforeTheirIdsWereKeptApart(SharedServer server)
      throws IOException, SQLException {
    ToolClient tools = started(server, "older");
    trigger(tools, "older", 3);
    try (Connection connection = server.asSuperuser().connect();
        PreparedStatement forget =
            connection.prepareStatement(
                "update run_step set packet_ids = null, packet_ids_hash = null where run_id = ? and trigger_id = 't-1'")) {
      forget.setString(1, "older");
      assertThat(forget.executeUpdate()).isEqualTo(1);
    }
    assertThat(issued(tools, "older"))
        .containsExactly("the \"second\" – ü", "first", "the \"second\" – ü");
  }

  private static ToolClient started(SharedServer server, String run) throws IOException {
    ToolClient tools = new ToolClient(server.http());
    // The other test may have defined it.
    var unused = tools.call("scenario_define", JsonReader.read(LOOP));
    tools.result("scenario_start", SCENARIO.start(run));
    return tools;
  }

  private static void trigger(ToolClient tools, String run, int times) throws IOException {
    for (int i = 1; i <= times; i++) {
      tools.result("scenario_trigger", SCENARIO.trigger(run, "t-" + i, 2));
    }
  }

  private static List<String> issued(ToolClient tools, String run) throws IOException {
    Json.Obj status = tools.result("scenario_status", SCENARIO.status(run));
    return ((Json.Array) status.member("issued_packet_ids").orElseThrow())
        .items().stream().map(id -> ((Json.Text) id).value()).toList();
  }
}
