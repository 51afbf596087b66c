package io.decisiongate.core.run;

import static io.decisiongate.core.Fixtures.items;
import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.runpack.RecordedExport;
import io.decisiongate.core.scenario.ScenarioDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded exchanges, as far as they are the engine's: answers of the scenario tools and of
 * precheck, and manifest and report of every export.
 */
class RecordedRunsTest {
  private static final Set<String> TOOLS =
      Set.of(
          "scenario_define",
          "scenario_start",
          "scenario_trigger",
          "scenario_next",
          "scenario_status",
          "scenario_submit",
          "precheck");

  /** What refuses before the engine is asked: decoding, contracts, schemas, permissions. */
  private static final Set<Json> NOT_OF_THE_ENGINE =
      Set.of(Json.of(-32602), Json.of(-32001), Json.of(-32003), Json.of(-32004));

  private static final Capabilities CAPABILITIES = Capabilities.of(BuiltInContracts.all());

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lifecycle-packets",
        "lifecycle-time",
        "lifecycle-unix",
        "branching",
        "timeouts",
        "multi-stage",
        "run-errors",
        "define-errors",
        "submissions",
        "cross-scenario",
        "policy-deny-all",
        "policy-static",
        "payload-limits",
        "evidence-limits",
        "feedback-default",
        "feedback-evidence",
        "feedback-summary-max",
        "gates-k-of-n",
        "gates-three-valued",
        "anchors-missing-field",
        "anchors-not-json",
        "anchors-satisfied",
        "precheck-asserted",
        "precheck-verified",
        "canonical-json",
        "comparators-equality",
        "comparators-lexicographic",
        "comparators-ordering",
        "comparators-presence",
        "comparators-sets",
        "correlation-ids",
        "pack-agentic-attack-rejection",
        "pack-agentic-ci-gate",
        "pack-agentic-policy-collision",
        "runpack-export",
        "runpack-verify",
        "sqlite-stores"
      })
  void answersAsRecorded(String name) throws IOException {
    Json recording = Fixtures.json("exchanges/" + name + ".json");
    writeFiles((Json.Obj) member(recording, "files"));
    InMemoryServer server =
        RecordedServer.of(
            text(member(recording, "config")),
            directory,
            json -> ScenarioDefinition.define(json, CAPABILITIES, Optional.empty()));
    for (Json exchange : items(member(recording, "exchanges"))) {
      Optional<Json> params = find(exchange, "request", "body", "params");
      if (params.flatMap(json -> find(json, "arguments")).isPresent()) {
        replay(server, exchange, params.get());
      }
    }
  }

  private void replay(InMemoryServer server, Json exchange, Json params) throws IOException {
    String tool = text(member(params, "name"));
    Json arguments = expand(member(params, "arguments"));
    Json body = member(member(exchange, "response"), "body");
    boolean foreign = find(body, "error", "code").filter(NOT_OF_THE_ENGINE::contains).isPresent();
    if (tool.equals("runpack_export") && find(body, "result").isPresent()) {
      checkExport(server, arguments, body);
    } else if (TOOLS.contains(tool) && !foreign) {
      Json answer = answer(server, tool, arguments);
      if (find(exchange, "deviation").isEmpty() && find(exchange, "volatile").isEmpty()) {
        assertThat(answer)
            .as(text(member(exchange, "name")))
            .withRepresentation(json -> JsonWriter.write((Json) json))
            .isEqualTo(recorded(body));
      }
    }
  }

  private static Json answer(InMemoryServer server, String tool, Json arguments) {
    try {
      return server.call(tool, arguments);
    } catch (DecisionGateException e) {
      return Json.object().put("code", e.code().code()).put("message", e.text()).build();
    }
  }

  private static Json recorded(Json body) {
    return find(body, "error")
        .<Json>map(
            error ->
                Json.object()
                    .put("code", member(error, "code"))
                    .put("message", member(error, "message"))
                    .build())
        .orElseGet(
            () -> member(items(member(member(body, "result"), "content")).getFirst(), "json"));
  }

  private void checkExport(InMemoryServer server, Json arguments, Json body) throws IOException {
    Json state =
        server.state(
            number(arguments, "tenant_id"),
            number(arguments, "namespace_id"),
            text(member(arguments, "run_id")));
    RecordedExport.check(
        server.defined(text(member(arguments, "scenario_id"))),
        state,
        arguments,
        recorded(body),
        directory);
  }

  private static long number(Json object, String name) {
    return ((Json.Int) member(object, name)).value().longValueExact();
  }

  private void writeFiles(Json.Obj files) throws IOException {
    for (Map.Entry<String, Json> file : files.members().entrySet()) {
      if (find(file.getValue(), "$link").isPresent()) {
        continue;
      }
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(
          path, text(expand(file.getValue())).replace("${DIR}", directory.toString()));
    }
    Files.createDirectories(directory.resolve("evidence"));
  }

  /** Replaces {@code {"$repeat": [text or array, n]}}. */
  private static Json expand(Json json) {
    return switch (json) {
      case Json.Obj object when object.members().containsKey("$repeat") -> {
        List<Json> repeat = items(member(object, "$repeat"));
        int times = ((Json.Int) repeat.get(1)).value().intValueExact();
        if (repeat.getFirst() instanceof Json.Text text) {
          yield Json.of(text.value().repeat(times));
        }
        List<Json> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
          all.addAll(items(repeat.getFirst()));
        }
        yield new Json.Array(all);
      }
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, expand(value)));
        yield new Json.Obj(members);
      }
      case Json.Array array ->
          new Json.Array(array.items().stream().map(RecordedRunsTest::expand).toList());
      case Json.Text ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Null ignored -> json;
    };
  }

  private static Optional<Json> find(Json json, String... names) {
    Optional<Json> found = Optional.of(json);
    for (String name : names) {
      found =
          found.flatMap(
              at -> at instanceof Json.Obj object ? object.member(name) : Optional.empty());
    }
    return found;
  }
}
