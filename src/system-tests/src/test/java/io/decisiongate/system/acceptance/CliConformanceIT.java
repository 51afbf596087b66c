package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite cli_conformance: a command for each tool. */
@ExtendWith(AcceptanceServer.Access.class)
class CliConformanceIT {

  @Test
  void cli_mcp_tool_wrappers_conformance(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted().shown());

    Map<String, Json> calls = calls(server);
    for (String tool : server.caller().listed()) {
      assertThat(calls).as("an example of each tool").containsKey(tool);
    }
    for (Map.Entry<String, Json> call : calls.entrySet()) {
      if (server.caller().listed().contains(call.getKey())) {
        Dg run =
            Dg.run(
                Dg.words(
                    "mcp tool "
                        + call.getKey().replace('_', '-')
                        + " --endpoint "
                        + server.rpc()
                        + " --json",
                    JsonWriter.write(call.getValue())));
        assertThat(run.err()).as(call.getKey()).isEmpty();
        assertThat(run.json()).as(call.getKey()).isInstanceOf(Json.Obj.class);
      }
    }
  }

  /** An example of each tool, in an order in which they work. */
  private static Map<String, Json> calls(AcceptanceServer server) {
    Spec spec = Spec.time("wrapped", 0);
    Run run = Run.of(spec, "run-1");
    Map<String, Json> calls = new LinkedHashMap<>();
    calls.put("scenario_define", spec.define());
    calls.put("scenarios_list", Registry.list());
    calls.put("scenario_start", run.start());
    calls.put("scenario_status", run.status(2));
    calls.put("scenario_submit", run.submit("submission-1", "{\"note\":1}"));
    calls.put("scenario_next", run.next("next-1", 3));
    calls.put("scenario_trigger", run.trigger("trigger-1", 4));
    calls.put("evidence_query", Question.of("time", "now", "{}"));
    calls.put("providers_list", json("{}"));
    calls.put("provider_contract_get", json("{\"provider_id\":\"time\"}"));
    calls.put(
        "provider_check_schema_get", json("{\"provider_id\":\"time\",\"check_id\":\"after\"}"));
    calls.put("schemas_register", Registry.register("shape", Registry.AFTER));
    calls.put("schemas_list", Registry.list());
    calls.put("schemas_get", Registry.get("shape"));
    calls.put("precheck", Registry.precheck(spec.id(), "shape", "{\"after\":true}"));
    calls.put("decision_gate_docs_search", json("{\"query\":\"evidence\"}"));
    String pack = server.files().resolve("pack").toString();
    calls.put(
        "runpack_export",
        Json.object()
            .put("scenario_id", spec.id())
            .put("tenant_id", 1)
            .put("namespace_id", 1)
            .put("run_id", "run-1")
            .put("output_dir", pack)
            .put("manifest_name", "manifest.json")
            .put("generated_at", Documents.logical(10))
            .put("include_verification", false)
            .build());
    calls.put(
        "runpack_verify",
        Json.object().put("runpack_dir", pack).put("manifest_path", "manifest.json").build());
    assertThat(List.copyOf(calls.keySet())).hasSize(18);
    return calls;
  }
}
