package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.logical;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.Project;
import io.decisiongate.system.http.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Suite transport_parity: one scenario gives the same decisions and the same record, whichever way
 * the calls take. Each way begins with empty tables: the record covers the numbers of its calls.
 */
@ExtendWith(AcceptanceServer.Access.class)
class TransportParityIT {
  private static final Spec SPEC = Spec.time("parity", 0);
  private static final Run RUN = Run.of(SPEC, "run-1");

  private static final List<String> GREETING =
      List.of(
          """
          {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
          "capabilities":{},"clientInfo":{"name":"parity","version":"1"}}}""",
          """
          {"jsonrpc":"2.0","method":"notifications/initialized"}""");

  /** What {@code dg interop eval} calls; the other ways carry the same. */
  private static final List<Call> CALLS =
      List.of(
          new Call("scenario_define", SPEC.define()),
          new Call("scenario_start", RUN.start()),
          new Call("scenario_trigger", RUN.trigger("trigger-1", 2)),
          new Call("scenario_status", status()));

  private record Call(String tool, Json arguments) {
    /** The request of standard MCP. */
    Json request() {
      return Json.object()
          .put("jsonrpc", "2.0")
          .put("id", 1)
          .put("method", "tools/call")
          .put("params", Json.object().put("name", tool).put("arguments", arguments).build())
          .build();
    }
  }

  /**
   * What came of the calls.
   *
   * @param decisions of the record
   */
  private record Outcome(Json triggered, Json status, Json decisions, String rootHash) {}

  /** Carries a call to the server and gives the tool's result. */
  @FunctionalInterface
  private interface Way {
    Json result(Call call) throws IOException, InterruptedException;
  }

  @Test
  void multi_transport_parity(AcceptanceServer server) throws Exception {
    Outcome rpc =
        outcome(server, "rpc", call -> server.caller().result(call.tool(), call.arguments()));

    assertThat(text(rpc.decisions(), "/0/outcome/kind")).isEqualTo("complete");
    assertThat(text(rpc.status(), "/status")).isEqualTo("completed");
    assertThat(rpc.rootHash()).hasSize(64);
    assertThat(outcome(server, "mcp", call -> posted(server, call))).isEqualTo(rpc);
    assertThat(outcome(server, "lines", call -> bridged(server, call))).isEqualTo(rpc);
    assertThat(outcome(server, "frames", call -> framed(server, call))).isEqualTo(rpc);
    assertThat(evaluated(server)).isEqualTo(rpc);
  }

  private static Outcome outcome(AcceptanceServer server, String name, Way way) throws Exception {
    server.use(server.standard());
    way.result(CALLS.get(0));
    way.result(CALLS.get(1));
    Json triggered = way.result(CALLS.get(2));
    return recorded(server, name, triggered, way.result(CALLS.get(3)));
  }

  private static Outcome recorded(AcceptanceServer server, String name, Json triggered, Json status)
      throws IOException {
    Path pack = server.files().resolve("parity/" + name);
    Json exported = server.caller().result("runpack_export", Pack.export(RUN, pack.toString()));
    return new Outcome(
        triggered,
        status,
        Project.json(pack.resolve("artifacts/decisions.json")),
        text(exported, "/manifest/integrity/root_hash/value"));
  }

  private static Json posted(AcceptanceServer server, Call call) throws IOException {
    Answer answer = server.http().post("/mcp", call.request());
    return structured(answer.json());
  }

  /** The bridge for clients of standard MCP: one message on a line. */
  private static Json bridged(AcceptanceServer server, Call call)
      throws IOException, InterruptedException {
    Dg bridge =
        Dg.reading(
            List.of(GREETING.get(0), GREETING.get(1), JsonWriter.write(call.request())),
            "mcp",
            "--endpoint",
            server.rpc().replace("/rpc", "/mcp"));
    return bridge
        .out()
        .lines()
        .map(JsonReader::read)
        .filter(answer -> at(answer, "/id").equals(Json.of(1)))
        .map(TransportParityIT::structured)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no answer: " + bridge));
  }

  /** The bridge for clients of the dialect of {@code /rpc}: messages behind a length. */
  private static Json framed(AcceptanceServer server, Call call)
      throws IOException, InterruptedException {
    return Dg.run(
            Dg.words(
                "mcp tool "
                    + call.tool().replace('_', '-')
                    + " --transport stdio --stdio-command "
                    + Dg.script()
                    + " --stdio-args mcp --stdio-args --dialect --stdio-args rpc"
                    + " --stdio-args --endpoint --stdio-args "
                    + server.rpc(),
                "--json",
                JsonWriter.write(call.arguments())))
        .json();
  }

  private static Outcome evaluated(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path report = server.files().resolve("parity/report.json");
    String command =
        "interop eval --spec %s --run-config %s --trigger %s --started-at-logical 1 --output %s"
            .formatted(
                written(server, "spec", CALLS.get(0), "/spec"),
                written(server, "run", CALLS.get(1), "/run_config"),
                written(server, "trigger", CALLS.get(2), "/trigger"),
                report);
    Dg run = Dg.run(Dg.words(command + " --endpoint " + server.rpc()));
    assertThat(run.status()).as(run.toString()).isZero();
    Json written = Project.json(report);
    return recorded(server, "interop", at(written, "/trigger_result"), at(written, "/status"));
  }

  private static Path written(AcceptanceServer server, String name, Call call, String pointer)
      throws IOException {
    return server.write(
        "parity/" + name + ".json", JsonWriter.write(at(call.arguments(), pointer)));
  }

  private static Json structured(Json answer) {
    Json result = at(answer, "/result");
    assertThat(((Json.Obj) result).member("isError"))
        .as(answer.toString())
        .isNotEqualTo(Optional.of(Json.of(true)));
    return at(result, "/structuredContent");
  }

  /** As the evaluation asks for it: at the trigger's time, with its correlation id. */
  private static Json status() {
    return json(
        """
        {"scenario_id":"%s","request":{"tenant_id":%d,"namespace_id":%d,"run_id":"%s",
         "requested_at":%s,"correlation_id":null}}
        """
            .formatted(
                RUN.scenario(),
                RUN.tenant(),
                RUN.namespace(),
                RUN.id(),
                JsonWriter.write(logical(2))));
  }
}
