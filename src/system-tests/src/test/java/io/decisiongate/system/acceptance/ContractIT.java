package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.schema.JsonSchema;
import io.decisiongate.system.Project;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite contract: arguments and answers have the form that is published. */
@ExtendWith(AcceptanceServer.Access.class)
class ContractIT {
  private static final String SCENARIO = "decision-gate://contract/schemas/scenario.schema.json";
  private static final Spec TIME = Spec.time("conformance", 0);
  private static final Run RUN = Run.of(TIME, "run-1");

  /** A call of each tool that succeeds, in this order. */
  private static Map<String, Json> calls(Path files) {
    Map<String, Json> calls = new LinkedHashMap<>();
    calls.put("scenario_define", TIME.define());
    calls.put("scenario_start", RUN.start());
    calls.put("scenario_status", RUN.status(2));
    calls.put("scenario_next", RUN.nextWithEvidence("next-1", 2));
    calls.put("scenario_submit", RUN.submit("submission-1", "{\"a\":1}"));
    calls.put("scenario_trigger", RUN.trigger("trigger-1", 3));
    calls.put("evidence_query", Question.of("time", "after", "{\"timestamp\":1}"));
    String pack = files.resolve("conformance").toString();
    calls.put("runpack_export", Pack.export(RUN, pack));
    calls.put("runpack_verify", Pack.verify(pack));
    calls.put("providers_list", json("{}"));
    calls.put("provider_contract_get", json("{\"provider_id\":\"json\"}"));
    calls.put("provider_check_schema_get", json("{\"provider_id\":\"env\",\"check_id\":\"get\"}"));
    calls.put("schemas_register", Registry.register("shape", Registry.AFTER));
    calls.put("schemas_list", Registry.list());
    calls.put("schemas_get", Registry.get("shape"));
    calls.put("scenarios_list", Registry.list());
    calls.put("precheck", Registry.precheck(TIME.id(), "shape", "{\"after\":true}"));
    calls.put("decision_gate_docs_search", json("{\"query\":\"evidence\",\"max_sections\":2}"));
    return calls;
  }

  @Test
  void schema_conformance_all_tools(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    Map<String, Json> calls = calls(server.files());
    assertThat(calls.keySet()).containsExactlyInAnyOrderElementsOf(server.caller().listed());

    for (Map.Entry<String, Json> call : calls.entrySet()) {
      String tool = call.getKey();
      Json answer = server.caller().result(tool, call.getValue());
      for (Json published : new Json[] {ours(tool), contract(tool)}) {
        assertThat(schema(published, "/input_schema").violations(call.getValue()))
            .as("arguments of %s", tool)
            .isEmpty();
        assertThat(schema(published, "/output_schema").violations(answer))
            .as("answer of %s: %s", tool, answer)
            .isEmpty();
      }
      assertThat(schema(ours(tool), "/input_schema").violations(json("[]")))
          .as("%s accepts everything", tool)
          .isNotEmpty();
    }
  }

  /** The schema with the scenario schema inside, which it refers to by its address. */
  private static JsonSchema schema(Json tool, String pointer) {
    Json.Obj schema =
        (Json.Obj)
            JsonReader.read(
                JsonWriter.write(at(tool, pointer)).replace(SCENARIO, "#/$defs/Scenario"));
    Json.Obj scenario =
        (Json.Obj) Project.json(Project.fixture("../contract/schemas/scenario.schema.json"));
    Map<String, Json> definitions =
        new LinkedHashMap<>(((Json.Obj) at(scenario, "/$defs")).members());
    definitions.put("Scenario", without(scenario, "$defs", "$id", "$schema"));
    Map<String, Json> members = new LinkedHashMap<>(schema.members());
    members.put("$defs", new Json.Obj(definitions));
    return JsonSchema.compile(without(new Json.Obj(members), "$id"));
  }

  private static Json.Obj without(Json.Obj object, String... names) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    for (String name : names) {
      members.remove(name);
    }
    return new Json.Obj(members);
  }

  private static Json ours(String tool) {
    return Project.json(
        Project.root()
            .resolve(
                "src/core/src/main/resources/io/decisiongate/core/contract/tools/"
                    + tool
                    + ".json"));
  }

  private static Json contract(String tool) {
    Json.Array all = (Json.Array) Project.json(Project.fixture("../contract/tooling.json"));
    return all.items().stream()
        .map(Json.Obj.class::cast)
        .filter(candidate -> candidate.member("name").equals(Optional.of(Json.of(tool))))
        .findFirst()
        .orElseThrow();
  }
}
