package io.decisiongate.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of bad input gets its error of mcp-transport.md section 5 and changes nothing. */
@ExtendWith(SharedServer.Access.class)
class BadInputIT {
  private static final TimeScenario SCENARIO = new TimeScenario("bad-input", 2, 11);
  private static final int MAX_BODY_BYTES = 65_536;

  /**
   * A request that must be refused.
   *
   * @param message part of the error's message
   */
  record Bad(String name, String body, int status, int code, String message) {
    static Bad text(String name, String body, int code, String message) {
      return new Bad(name, body, 400, code, message);
    }

    static Bad call(
        String name, String tool, Json arguments, int status, int code, String message) {
      Json request = new ToolClient(new HttpWire(0)).request(tool, arguments);
      return new Bad(name, JsonWriter.write(request), status, code, message);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void oneScenarioWithOneRun(SharedServer server) throws IOException {
    SCENARIO.defineAndStart(new ToolClient(server.http()), "run-1");
  }

  static Stream<Bad> malformedEnvelopes() {
    String text = "invalid json-rpc request";
    return Stream.of(
        Bad.text("no body", "", -32600, text),
        Bad.text("not JSON", "{\"jsonrpc\":", -32600, text),
        Bad.text(
            "text after the request",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"} x",
            -32600,
            text),
        Bad.text(
            "array instead of object",
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}]",
            -32600,
            text),
        Bad.text("no id", "{\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}", -32600, text),
        Bad.text(
            "other version",
            "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"tools/list\"}",
            -32600,
            "invalid json-rpc version"),
        Bad.text(
            "unknown method",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nope\"}",
            -32601,
            "method not found"),
        Bad.text(
            "no tool name",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{}}",
            -32602,
            "invalid tool params"),
        Bad.text("128 levels", "[".repeat(128) + "]".repeat(128), -32600, text),
        Bad.text("nested without end", "[".repeat(60_000), -32600, text));
  }

  static Stream<Bad> idsOutOfRange() {
    return Stream.of("0", "-1", "1.0", "\"2\"", "null", "9223372036854775808", "1e3")
        .map(
            id ->
                Bad.text(
                    "tenant_id " + id,
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"scenarios_list\","
                        + "\"arguments\":{\"tenant_id\":"
                        + id
                        + ",\"namespace_id\":11}}}",
                    -32602,
                    ""));
  }

  static Stream<Bad> idsThatAreTakenOrUnknown() {
    TimeScenario unknown = new TimeScenario("unknown", 2, 11);
    TimeScenario closed = new TimeScenario("closed", 99, 1);
    return Stream.of(
        Bad.call(
            "scenario again",
            "scenario_define",
            SCENARIO.define(),
            200,
            -32009,
            "scenario already defined"),
        Bad.call(
            "run again",
            "scenario_start",
            SCENARIO.start("run-1"),
            200,
            -32030,
            "run already exists: run-1"),
        Bad.call(
            "unknown scenario",
            "scenario_trigger",
            unknown.trigger("run-1", "t", 1),
            200,
            -32004,
            "scenario not defined"),
        Bad.call(
            "unknown run",
            "scenario_status",
            SCENARIO.status("run-2"),
            200,
            -32030,
            "run not found: run-2"),
        Bad.call("unknown tool", "nope", SCENARIO.list(), 400, -32601, "unknown tool"),
        Bad.call(
            "tenant that may not use the default namespace",
            "scenarios_list",
            closed.list(),
            403,
            -32003,
            "unauthorized"));
  }

  @ParameterizedTest
  @MethodSource({"malformedEnvelopes", "idsOutOfRange", "idsThatAreTakenOrUnknown"})
  void isRefusedAndChangesNothing(Bad bad, SharedServer server) throws IOException, SQLException {
    StoredState before = StoredState.read(server.asSuperuser());

    Answer answer = server.http().post("/rpc", bad.body().getBytes(StandardCharsets.UTF_8));

    Json.Obj error = error(answer);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(bad.status());
    assertThat(error.member("code")).contains(Json.of(bad.code()));
    assertThat(((Json.Text) error.member("message").orElseThrow()).value()).contains(bad.message());
    assertThat(StoredState.read(server.asSuperuser())).isEqualTo(before);
  }

  @Test
  void bytesThatAreNotUtf8AreNoRequest(SharedServer server) throws IOException {
    byte[] body =
        "{\"jsonrpc\":\"2.0\",\"id\":\"\u00fc\",\"method\":\"tools/list\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    Answer answer = server.http().post("/rpc", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(error(answer).member("code")).contains(Json.of(-32600));
  }

  @Test
  void aBodyOverTheLimitIsNotRead(SharedServer server) throws IOException, SQLException {
    StoredState before = StoredState.read(server.asSuperuser());
    for (int size : new int[] {MAX_BODY_BYTES + 1, 20 * MAX_BODY_BYTES}) {
      Answer answer =
          server.http().post("/rpc", "x".repeat(size).getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text().toLowerCase(Locale.ROOT)).containsAnyOf("too large", "length limit");
    }
    assertThat(StoredState.read(server.asSuperuser())).isEqualTo(before);
    assertThat(server.http().get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void afterTheEndOfARunOnlyTheRepeatedTriggerIsFree(SharedServer server)
      throws IOException, SQLException {
    ToolClient tools = new ToolClient(server.http());
    tools.result("scenario_start", SCENARIO.start("run-metered"));
    tools.result("scenario_trigger", SCENARIO.trigger("run-metered", "t-1", 2));
    long used = StoredState.read(server.asSuperuser()).used();

    tools.result("scenario_trigger", SCENARIO.trigger("run-metered", "t-1", 2));
    assertThat(StoredState.read(server.asSuperuser()).used()).isEqualTo(used);

    tools.result("scenario_trigger", SCENARIO.trigger("run-metered", "t-2", 3));
    assertThat(StoredState.read(server.asSuperuser()).used()).isEqualTo(used + 1);
  }

  @Test
  void aTriggerThatIsRepeatedIsDecidedOnce(SharedServer server) throws IOException {
    ToolClient tools = new ToolClient(server.http());
    tools.result("scenario_start", SCENARIO.start("run-once"));
    Json first = tools.result("scenario_trigger", SCENARIO.trigger("run-once", "t-1", 2));
    Json again = tools.result("scenario_trigger", SCENARIO.trigger("run-once", "t-1", 2));
    assertThat(again).isEqualTo(first);
  }

  private static Json.Obj error(Answer answer) {
    return (Json.Obj)
        ((Json.Obj) answer.json())
            .member("error")
            .orElseThrow(() -> new AssertionError("no error: " + answer));
  }
}
