package io.decisiongate.mcp.standard;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.Receipt;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.mcp.Wire;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered, against the schema of the revision. */
class McpAnswerTest {
  private static final Receipt RECEIPT = new Receipt("tenant \"1\" é", 41, "ab".repeat(32));
  private static final Json.Obj OUTPUT =
      Wire.object(
          """
          {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
           "required":["n"],"additionalProperties":false,
           "properties":{"n":{"$ref":"#/$defs/number"},"s":{"type":"string"}},
           "$defs":{"number":{"type":"integer"}}}
          """);
  private static final Json.Obj RESULT = Wire.object("{\"n\":1,\"s\":\"é\\\"\\n\\u0001\"}");

  private final McpDialect dialect =
      new McpDialect(
          new ServerInfo("decision-gate", "Decision Gate", "1.2.3", "Ask first."),
          List.of(Wire.tool("first", OUTPUT), Wire.tool("second")),
          true,
          new AllowedOrigins(List.of()),
          Optional.of("https://gate.example/.well-known/oauth-protected-resource/mcp"));

  @ParameterizedTest
  @CsvSource({
    "2025-11-25, 2025-11-25",
    "2025-06-18, 2025-06-18",
    "2025-03-26, 2025-03-26",
    "2024-11-05, 2025-11-25",
    "2026-07-28, 2025-11-25",
    "'', 2025-11-25"
  })
  void initializeAgreesOnARevision(String requested, String agreed) {
    Json.Obj message =
        Wire.json(dialect.initialized(new McpCall.Initialize(Json.of(0), requested)));

    McpSchema.assertIs("JSONRPCResultResponse", message);
    McpSchema.assertIs("InitializeResult", Wire.at(message, "result"));
    assertThat(JsonWriter.write(message))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"protocolVersion\":\""
                + agreed
                + "\","
                + "\"capabilities\":{\"tools\":{},\"resources\":{}},\"serverInfo\":{\"name\":\"decision-gate\","
                + "\"title\":\"Decision Gate\",\"version\":\"1.2.3\"},"
                + "\"instructions\":\"Ask first.\"}}");
  }

  @Test
  void pingIsAnsweredWithAnEmptyResult() {
    assertThat(Wire.text(dialect.pong(new McpCall.Ping(Json.of("p")))))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}");
  }

  @Test
  void documentsAreListedAndReadAsTheRevisionWantsIt() {
    Json entry =
        Wire.object(
            """
            {"uri":"decision-gate://docs/a","name":"A","description":"d","mimeType":"text/markdown"}
            """);
    Json contents =
        Wire.object(
            "{\"uri\":\"decision-gate://docs/a\",\"mimeType\":\"text/markdown\",\"text\":\"# A\"}");
    Json.Obj list =
        Wire.json(
            dialect.result(
                new McpCall.ResourcesList(Json.of(1)),
                Json.object().put("resources", new Json.Array(List.of(entry))).build()));
    Json.Obj read =
        Wire.json(
            dialect.result(
                new McpCall.ResourcesRead(Json.of("r"), "decision-gate://docs/a"),
                Json.object().put("contents", new Json.Array(List.of(contents))).build()));
    Json.Obj templates =
        Wire.json(dialect.templates(new McpCall.ResourceTemplatesList(Json.of(3))));

    McpSchema.assertIs("ListResourcesResult", Wire.at(list, "result"));
    McpSchema.assertIs("ReadResourceResult", Wire.at(read, "result"));
    McpSchema.assertIs("ListResourceTemplatesResult", Wire.at(templates, "result"));
    assertThat(read.member("id")).contains(Json.of("r"));
  }

  @Test
  void anAddressWithoutDocumentIsAnErrorOfTheProtocol() {
    HttpAnswer answer =
        dialect.failure(
            new McpCall.ResourcesRead(Json.of(4), "x"),
            new InvalidParams("unknown resource uri: x"));

    assertThat(answer.status()).isEqualTo(200);
    McpSchema.assertIs("JSONRPCErrorResponse", Wire.json(answer));
    assertThat(Wire.at(Wire.json(answer), "error", "code")).isEqualTo(Json.of(-32602));
    assertThat(Wire.at(Wire.json(answer), "error", "message"))
        .isEqualTo(Json.of("unknown resource uri: x"));
  }

  @Test
  void toolsAreDescribedAsTheRevisionWantsIt() {
    Json.Obj message = Wire.json(dialect.tools(new McpCall.ToolsList(Json.of(1)), name -> true));

    McpSchema.assertIs("ListToolsResult", Wire.at(message, "result"));
    Json.Array tools = (Json.Array) Wire.at(message, "result", "tools");
    assertThat(tools.items()).hasSize(2);
    assertThat(((Json.Obj) tools.items().getFirst()).members().keySet())
        .containsExactly(
            "name", "title", "description", "inputSchema", "outputSchema", "annotations");
    assertThat(Wire.at(tools.items().getFirst(), "annotations"))
        .isEqualTo(
            Wire.object(
                "{\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,"
                    + "\"openWorldHint\":false}"));
  }

  @Test
  void onlyVisibleToolsAreListed() {
    assertThat(Wire.text(dialect.tools(new McpCall.ToolsList(Json.of(1)), "second"::equals)))
        .contains("second")
        .doesNotContain("first");
  }

  @Test
  void aResultIsStructuredAndTheSameAsText() {
    Json result = result(dialect.answer(call(), new ToolOutcome.Success(RESULT)).withoutReceipt());

    McpSchema.assertIs("CallToolResult", result);
    assertThat(Wire.at(result, "structuredContent")).isEqualTo(RESULT);
    McpSchema.assertConforms(declaredOutput(), Wire.at(result, "structuredContent"));
    assertThat(JsonReader.read(text(result))).isEqualTo(RESULT);
    assertThat(((Json.Obj) result).members()).doesNotContainKeys("isError", "_meta");
  }

  private static Stream<DecisionGateException> toolFailures() {
    return Stream.of(
        new InvalidParams("missing field `x` in \"y\""),
        new NotFound("run not found"),
        new Conflict("taken"),
        new ControlPlaneFailure("refused"),
        new RunBusy(2));
  }

  @ParameterizedTest
  @MethodSource("toolFailures")
  void aFailureOfAToolIsAResultThatAModelCanRead(DecisionGateException failure) {
    HttpAnswer answer = dialect.answer(call(), new ToolOutcome.Failure(failure)).withoutReceipt();

    assertThat(answer.status()).isEqualTo(200);
    Json result = result(answer);
    McpSchema.assertIs("CallToolResult", result);
    assertThat(Wire.at(result, "isError")).isEqualTo(Json.TRUE);
    assertThat(text(result)).isEqualTo(failure.text());
    assertThat(Wire.at(result, "structuredContent"))
        .isEqualTo(
            Json.object()
                .put(
                    "error",
                    Json.object()
                        .put("code", failure.code().code())
                        .put("kind", failure.code().kind())
                        .put("message", failure.text())
                        .put("retryable", failure.retryable())
                        .build())
                .build());
    // Clients check a failed result against the declared schema, too.
    McpSchema.assertConforms(declaredOutput(), Wire.at(result, "structuredContent"));
  }

  private static Stream<Arguments> protocolErrors() {
    return Stream.of(
        arguments(new Unauthenticated("why"), 401, -32001),
        arguments(new Unauthorized("why"), 403, -32003),
        arguments(new InsufficientScope(List.of("a:b")), 403, -32003),
        arguments(new UnknownTool(), 200, -32602),
        arguments(new StorageUnavailable(new IllegalStateException("down")), 503, -32050));
  }

  @ParameterizedTest
  @MethodSource("protocolErrors")
  void whatIsNotTheToolsFaultIsAnError(DecisionGateException failure, int status, int code) {
    ToolAnswer answer = dialect.answer(call(), new ToolOutcome.Failure(failure));

    Json.Obj message = Wire.json(answer.withoutReceipt());
    McpSchema.assertIs("JSONRPCErrorResponse", message);
    assertThat(answer.withoutReceipt().status()).isEqualTo(status);
    assertThat(Wire.at(message, "id")).isEqualTo(Json.of(7));
    assertThat(Wire.at(message, "error", "code")).isEqualTo(Json.of(code));
    assertThat(answer.with(RECEIPT)).isSameAs(answer.withoutReceipt());
  }

  @Test
  void challengesNameTheMetadataOfTheResource() {
    McpCall call = new McpCall.ToolsList(Json.of(1));
    String metadata =
        "resource_metadata=\"https://gate.example/.well-known/oauth-protected-resource/mcp\"";

    assertThat(dialect.failure(call, new Unauthenticated("why")).headers())
        .containsEntry("www-authenticate", "Bearer realm=\"decision-gate\", " + metadata);
    assertThat(dialect.failure(call, new InsufficientScope(List.of("a:b", "c:d"))).headers())
        .containsEntry(
            "www-authenticate",
            "Bearer realm=\"decision-gate\", error=\"insufficient_scope\", scope=\"a:b c:d\", "
                + metadata);
  }

  /** Another token would not help. */
  @Test
  void whoMayNotIsNotSentForAnotherToken() {
    ToolAnswer refused = dialect.answer(call(), new ToolOutcome.Failure(new Unauthorized("why")));

    assertThat(refused.withoutReceipt().headers()).doesNotContainKey("www-authenticate");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "999, 1", "1000, 1", "1001, 2", "59986, 60"})
  void aLimitedCallerLearnsTheSecondsToWait(long ms, String seconds) {
    HttpAnswer answer = dialect.error(Optional.empty(), RpcError.rateLimited(ms));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("retry-after", seconds);
    assertThat(Wire.json(answer).members()).doesNotContainKey("id");
    assertThat(Wire.at(Wire.json(answer), "error", "data", "retry_after_ms"))
        .isEqualTo(Json.of(ms));
  }

  private static Stream<ToolOutcome> outcomes() {
    return Stream.of(
        new ToolOutcome.Success(RESULT),
        new ToolOutcome.Success(Wire.object("{}")),
        new ToolOutcome.Failure(new NotFound("nothing")));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void theReceiptIsAddedToTheMeasuredBody(ToolOutcome outcome) {
    ToolAnswer answer = dialect.answer(call(), outcome);

    Json result = result(answer.with(RECEIPT));
    McpSchema.assertIs("CallToolResult", result);
    assertThat(Wire.at(result, "_meta"))
        .isEqualTo(Json.object().put("io.decisiongate/receipt", RECEIPT.toJson()).build());
    assertThat(answer.bytesWithoutMeta()).isEqualTo(answer.withoutReceipt().body().length);
    String meta = ",\"_meta\":" + JsonWriter.write(Wire.at(result, "_meta"));
    assertThat(Wire.text(answer.with(RECEIPT)).replace(meta, ""))
        .isEqualTo(Wire.text(answer.withoutReceipt()));
  }

  @Test
  void notificationsHaveNoBody() {
    assertThat(dialect.accepted().status()).isEqualTo(202);
    assertThat(dialect.accepted().body()).isEmpty();
  }

  private McpCall.ToolsCall call() {
    return (McpCall.ToolsCall)
        dialect.read(
            McpHeaders.NONE,
            Wire.utf8(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\","
                    + "\"params\":{\"name\":\"first\",\"arguments\":{}}}"));
  }

  private Json declaredOutput() {
    Json.Obj message = Wire.json(dialect.tools(new McpCall.ToolsList(Json.of(1)), "first"::equals));
    Json.Array tools = (Json.Array) Wire.at(message, "result", "tools");
    return Wire.at(tools.items().getFirst(), "outputSchema");
  }

  private static Json result(HttpAnswer answer) {
    Json.Obj message = Wire.json(answer);
    McpSchema.assertIs("JSONRPCResultResponse", message);
    assertThat(Wire.at(message, "id")).isEqualTo(Json.of(7));
    return Wire.at(message, "result");
  }

  private static String text(Json result) {
    Json.Array content = (Json.Array) Wire.at(result, "content");
    assertThat(content.items()).hasSize(1);
    return ((Json.Text) Wire.at(content.items().getFirst(), "text")).value();
  }
}
