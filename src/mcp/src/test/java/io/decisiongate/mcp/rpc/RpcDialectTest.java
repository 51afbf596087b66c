package io.decisiongate.mcp.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InsufficientScope;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.error.UnknownTool;
import io.decisiongate.core.json.Json;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.mcp.Wire;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RpcDialectTest {
  private final RpcDialect dialect = new RpcDialect(Wire.tools("first", "second"), true, true);

  @Test
  void aResultIsOneContentItemOfTypeJson() {
    RpcCall.ToolsCall call = call("7");

    HttpAnswer answer =
        dialect.answer(call, new ToolOutcome.Success(Wire.object("{\"a\":1.0,\"b\":[\"ü\"]}")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsExactly(Map.entry("content-type", "application/json"));
    assertThat(Wire.text(answer))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"json\","
                + "\"json\":{\"a\":1.0,\"b\":[\"ü\"]}}]}}");
  }

  @Test
  void toolsAreListedInOrderWithTheContractsSchema() {
    RpcCall.ToolsList list = (RpcCall.ToolsList) dialect.read(request("\"x\"", "tools/list", ""));

    assertThat(Wire.text(dialect.tools(list, name -> true)))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"tools\":["
                + "{\"name\":\"first\",\"description\":\"Does first\",\"input_schema\":{\"type\":\"object\"}},"
                + "{\"name\":\"second\",\"description\":\"Does second\",\"input_schema\":{\"type\":\"object\"}}"
                + "]}}");
    assertThat(Wire.text(dialect.tools(list, "second"::equals))).doesNotContain("first");
    assertThat(Wire.text(dialect.tools(list, name -> false))).contains("{\"tools\":[]}");
  }

  @Test
  void twoToolsOfOneNameAreADefect() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RpcDialect(Wire.tools("first", "first"), true, true));
  }

  @Test
  void argumentsAreTheToolsToDecode() {
    RpcCall.ToolsCall call =
        (RpcCall.ToolsCall)
            dialect.read(
                request("1", "tools/call", ",\"params\":{\"name\":\"first\",\"arguments\":null}"));

    assertThat(call.arguments()).isEqualTo(Json.NULL);
    assertThat(call.name()).isEqualTo("first");
    assertThat(call.method()).isEqualTo(CallMethod.TOOLS_CALL);
  }

  private static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new InvalidParams("no"), 400, -32602, "invalid_params", "no", false),
        arguments(new UnknownTool(), 400, -32601, "method_not_found", "unknown tool", false),
        arguments(
            new Unauthenticated("why"), 401, -32001, "unauthenticated", "unauthenticated", false),
        arguments(new Unauthorized("why"), 403, -32003, "unauthorized", "unauthorized", false),
        arguments(
            new InsufficientScope(List.of("a:b")),
            403,
            -32003,
            "unauthorized",
            "unauthorized",
            false),
        arguments(new NotFound("run not found"), 200, -32004, "not_found", "run not found", false),
        arguments(new Conflict("taken"), 200, -32009, "conflict", "taken", false),
        arguments(new ControlPlaneFailure("x"), 200, -32030, "control_plane", "x", false),
        arguments(
            new RunBusy(3),
            200,
            -32050,
            "internal",
            "changed by others during each of 3 attempts, nothing was changed; try again",
            true),
        arguments(
            new StorageUnavailable(new IllegalStateException("connection refused")),
            503,
            -32050,
            "internal",
            "storage unavailable, nothing was changed",
            true));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasItsRow(
      DecisionGateException failure,
      int status,
      int code,
      String kind,
      String message,
      boolean retryable) {
    HttpAnswer answer = dialect.answer(call("\"a\""), new ToolOutcome.Failure(failure));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(Wire.text(answer))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"error\":{\"code\":%d,\"message\":\"%s\","
                    .formatted(code, message)
                + "\"data\":{\"kind\":\"%s\",\"retryable\":%s,\"request_id\":\"\\\"a\\\"\"}}}"
                    .formatted(kind, retryable));
  }

  @Test
  void onlyAMissingIdentityIsChallengedAndOnlyForBearerTokens() {
    RpcDialect local = new RpcDialect(Wire.tools("first"), true, false);
    ToolOutcome nobody = new ToolOutcome.Failure(new Unauthenticated("why"));
    ToolOutcome denied = new ToolOutcome.Failure(new Unauthorized("why"));

    assertThat(dialect.answer(call("1"), nobody).headers())
        .containsEntry("www-authenticate", "Bearer realm=\"decision-gate\"")
        .containsEntry("content-type", "application/json");
    assertThat(dialect.answer(call("1"), denied).headers()).doesNotContainKey("www-authenticate");
    assertThat(local.answer(call("1"), nobody).headers()).doesNotContainKey("www-authenticate");
  }

  private static Stream<Arguments> rejections() {
    return Stream.of(
        arguments(RpcError.invalidCorrelationId(), 400, -32073, "invalid_correlation_id", false),
        arguments(RpcError.requestTooLarge(), 413, -32070, "request_too_large", false),
        arguments(RpcError.serverOverloaded(), 503, -32072, "inflight_limit", true),
        arguments(RpcError.rateLimiterOverloaded(), 503, -32072, "inflight_limit", true),
        arguments(RpcError.rateLimited(12), 429, -32071, "rate_limited", true),
        arguments(RpcError.internal(), 500, -32050, "internal", false));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void aRequestTurnedAwayUnreadHasNoId(
      RpcError error, int status, int code, String kind, boolean retryable) {
    HttpAnswer answer = dialect.error(Optional.empty(), error);

    Json body = Wire.json(answer);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(Wire.at(body, "id")).isEqualTo(Json.NULL);
    assertThat(Wire.at(body, "error", "code")).isEqualTo(Json.of(code));
    assertThat(Wire.at(body, "error", "data", "kind")).isEqualTo(Json.of(kind));
    assertThat(Wire.at(body, "error", "data", "retryable")).isEqualTo(Json.of(retryable));
    assertThat(Wire.at(body, "error", "data", "request_id")).isEqualTo(Json.NULL);
  }

  private static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("{", CallMethod.INVALID, -32600),
        arguments("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"x\"}", CallMethod.INVALID, -32600),
        arguments(text("nope", ""), CallMethod.OTHER, -32601),
        arguments(text("tools/call", ""), CallMethod.TOOLS_CALL, -32602),
        arguments(text("tools/call", ",\"params\":[\"first\",{}]"), CallMethod.TOOLS_CALL, -32602),
        arguments(
            text("tools/call", ",\"params\":{\"name\":\"third\",\"arguments\":{}}"),
            CallMethod.TOOLS_CALL,
            -32601));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void rejectionsTellTheAuditWhatItWas(String body, CallMethod method, int code) {
    RpcCall.Rejected call = (RpcCall.Rejected) dialect.read(Wire.utf8(body));

    assertThat(call.method()).isEqualTo(method);
    assertThat(call.error().code()).isEqualTo(code);
  }

  @Test
  void resourcesExistOnlyWhereTheyAreEnabled() {
    RpcDialect without = new RpcDialect(List.of(), false, true);
    byte[] read = request("1", "resources/read", ",\"params\":{\"arguments\":{\"uri\":\"u\"}}");

    assertThat(dialect.read(read))
        .isEqualTo(new RpcCall.ResourcesRead(Json.of(1), Optional.of("u")));
    assertThat(((RpcCall.Rejected) without.read(read)).error())
        .isEqualTo(RpcError.methodNotFound());
    assertThat(dialect.read(request("1", "resources/list", "")))
        .isEqualTo(new RpcCall.ResourcesList(Json.of(1)));
  }

  @Test
  void aDocumentWithoutUriIsLeftToBeRefusedAfterAuthentication() {
    for (String params :
        List.of(
            "",
            ",\"params\":{}",
            ",\"params\":{\"uri\":5}",
            ",\"params\":{\"uri\":null}",
            ",\"params\":[1]")) {
      assertThat(dialect.read(request("1", "resources/read", params)))
          .isEqualTo(new RpcCall.ResourcesRead(Json.of(1), Optional.empty()));
    }
  }

  @Test
  void anEventStreamHoldsTheAnswerAsOneEvent() {
    RpcCall.Rejected call = (RpcCall.Rejected) dialect.read(request("1", "nope", ""));
    HttpAnswer plain = dialect.rejection(call);

    HttpAnswer stream = plain.asEventStream();

    assertThat(Wire.text(stream)).isEqualTo("data: " + Wire.text(plain) + "\n\n");
    assertThat(stream.status()).isEqualTo(400);
    assertThat(stream.headers()).containsEntry("content-type", "text/event-stream");
  }

  private RpcCall.ToolsCall call(String id) {
    byte[] body = request(id, "tools/call", ",\"params\":{\"name\":\"first\",\"arguments\":{}}");
    return (RpcCall.ToolsCall) dialect.read(body);
  }

  private static byte[] request(String id, String method, String more) {
    return Wire.utf8(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\"%s}".formatted(id, method, more));
  }

  private static String text(String method, String more) {
    return new String(request("1", method, more), StandardCharsets.UTF_8);
  }
}
