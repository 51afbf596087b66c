package io.decisiongate.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both lines of the official TypeScript client connect to {@code /mcp}, list the tools and take a
 * run to its end. They refuse answers that do not conform to the declared output schemas; line 1
 * does so even with the result of a failed tool, so only line 2 is shown failures.
 */
@ExtendWith(SharedServer.Access.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpClientIT {
  private final Map<String, Json.Obj> seenBy = new HashMap<>();

  @BeforeAll
  void clientsTakeRunsToTheirEnds(SharedServer server) throws IOException, InterruptedException {
    NodeScript node = NodeScript.prepare();
    String url = "http://127.0.0.1:" + server.server().port() + "/mcp";
    for (String client : List.of("sdk", "client")) {
      List<Json> calls = new ArrayList<>(successes(scenario(client)));
      if (client.equals("client")) {
        calls.addAll(failures(scenario(client)));
      }
      String output = node.run("client.mjs", JsonWriter.write(new Json.Array(calls)), client, url);
      seenBy.put(client, (Json.Obj) JsonReader.read(output));
    }
  }

  private static TimeScenario scenario(String client) {
    return new TimeScenario("standard-" + client, 1, client.equals("sdk") ? 21 : 22);
  }

  private static List<Json> successes(TimeScenario scenario) {
    return List.of(
        call("scenario_define", scenario.define()),
        call("scenario_start", scenario.start("run-1")),
        call("scenario_trigger", scenario.trigger("run-1", "t-1", 2)),
        call("scenario_status", scenario.status("run-1")),
        call("scenarios_list", scenario.list()),
        call("evidence_query", scenario.evidence("time", "now")));
  }

  private static List<Json> failures(TimeScenario scenario) {
    return List.of(
        call("evidence_query", scenario.evidence("time", "nope")),
        call("scenario_define", scenario.define()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "client"})
  void agreesOnTheRevision(String client) {
    assertThat(seen(client).member("protocolVersion")).contains(Json.of("2025-11-25"));
    assertThat(object(seen(client), "capabilities").member("tools")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "client"})
  void listsEveryToolWithSchemasAndHints(String client) {
    Json.Array tools = (Json.Array) seen(client).member("tools").orElseThrow();
    assertThat(tools.items())
        .extracting(tool -> object(tool).member("name").orElseThrow())
        .containsExactly(
            Json.of("scenario_define"),
            Json.of("scenario_start"),
            Json.of("scenario_status"),
            Json.of("scenario_next"),
            Json.of("scenario_submit"),
            Json.of("scenario_trigger"),
            Json.of("evidence_query"),
            Json.of("runpack_export"),
            Json.of("runpack_verify"),
            Json.of("providers_list"),
            Json.of("provider_contract_get"),
            Json.of("provider_check_schema_get"),
            Json.of("schemas_register"),
            Json.of("schemas_list"),
            Json.of("schemas_get"),
            Json.of("scenarios_list"),
            Json.of("precheck"),
            Json.of("decision_gate_docs_search"));
    assertThat(tools.items())
        .allSatisfy(
            tool ->
                assertThat(object(tool).members())
                    .containsKeys(
                        "title", "description", "inputSchema", "outputSchema", "annotations"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "client"})
  void readsADocument(String client) {
    Json.Array resources = (Json.Array) seen(client).member("resources").orElseThrow();
    Json.Array contents =
        (Json.Array) object(seen(client), "document").member("contents").orElseThrow();

    assertThat(resources.items()).hasSize(13);
    assertThat(object(contents.items().get(0)).member("uri"))
        .isEqualTo(object(resources.items().get(0)).member("uri"))
        .contains(Json.of("decision-gate://docs/evidence-flow"));
    assertThat(object(contents.items().get(0)).member("text").orElseThrow().toString())
        .contains("# Evidence Flow + Execution Model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "client"})
  void takesTheRunToItsEnd(String client) {
    assertThat(structured(client, 2).member("status")).contains(Json.of("completed"));
    assertThat(structured(client, 3).member("status")).contains(Json.of("completed"));
    assertThat(((Json.Array) structured(client, 4).member("items").orElseThrow()).items())
        .hasSize(1);
    assertThat(object(structured(client, 5), "result").member("evidence_hash")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "client"})
  void everyResultIsTextToo(String client) {
    for (int i = 0; i <= 5; i++) {
      Json.Array content = (Json.Array) result(client, i).member("content").orElseThrow();
      Json.Text text = (Json.Text) object(content.items().get(0)).member("text").orElseThrow();
      assertThat(JsonReader.read(text.value())).isEqualTo(structured(client, i));
    }
  }

  @Test
  void aFailedToolIsAResultThatSaysWhy() {
    assertFailure(6, -32602, "check_missing: check not supported: time.nope");
    assertFailure(7, -32009, "scenario already defined");
  }

  private void assertFailure(int call, int code, String message) {
    assertThat(result("client", call).member("isError")).contains(Json.of(true));
    Json.Obj error = object(structured("client", call), "error");
    assertThat(error.member("code")).contains(Json.of(code));
    assertThat(error.member("message")).contains(Json.of(message));
    assertThat(error.member("retryable")).contains(Json.of(false));
  }

  private static Json call(String tool, Json arguments) {
    return Json.object().put("name", tool).put("arguments", arguments).build();
  }

  private Json.Obj seen(String client) {
    return Objects.requireNonNull(seenBy.get(client));
  }

  private Json.Obj result(String client, int call) {
    return object(((Json.Array) seen(client).member("results").orElseThrow()).items().get(call));
  }

  private Json.Obj structured(String client, int call) {
    return object(result(client, call), "structuredContent");
  }

  private static Json.Obj object(Json.Obj parent, String name) {
    return object(parent.member(name).orElseThrow(() -> new AssertionError("no " + name)));
  }

  private static Json.Obj object(Json json) {
    return (Json.Obj) json;
  }
}
