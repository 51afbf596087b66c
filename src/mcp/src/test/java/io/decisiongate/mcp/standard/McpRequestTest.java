package io.decisiongate.mcp.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.decisiongate.core.json.Json;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.Wire;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a request, and what is refused. */
class McpRequestTest {
  private static final byte[] PING =
      Wire.utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");

  private static final McpCall ACKNOWLEDGED = new McpCall.Acknowledged();

  private final McpDialect dialect =
      new McpDialect(
          new ServerInfo("n", "t", "v", "i"),
          Wire.tools("first"),
          true,
          new AllowedOrigins(List.of("https://Console.example:8443")),
          Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:6274",
        "https://LOCALHOST:1",
        "http://127.0.0.1:8080",
        "http://127.1.2.3",
        "http://[::1]:3000",
        "https://console.example:8443",
        "HTTPS://CONSOLE.EXAMPLE:8443"
      })
  void pagesOfThisMachineAndConfiguredOnesMayCall(String origin) {
    assertThat(read(origin, null, null, PING)).isInstanceOf(McpCall.Ping.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://console.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost@evil.example",
        "http://evil@localhost",
        "http://localhost/path",
        "ftp://localhost",
        "localhost",
        "null",
        "http://",
        "http://[::1",
        "http://[::2]",
        "%%%",
        ""
      })
  void pagesOfOthersMayNot(String origin) {
    assertRefused(read(origin, null, null, PING), 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, text/event-stream",
        "text/event-stream,APPLICATION/JSON",
        "application/json;q=0.5",
        "application/json ; charset=utf-8",
        "application/*",
        "*/*",
        "*/*;q=0, application/json",
        "",
        " "
      })
  void jsonMustBeAcceptable(String accept) {
    assertThat(read(null, accept, null, PING)).isInstanceOf(McpCall.Ping.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "text/html, image/*",
        "application/json;q=0",
        "application/json;q=0.000, */*",
        "application/jsonp",
        ","
      })
  void whoTakesNoJsonIsRefused(String accept) {
    assertRefused(read(null, accept, null, PING), 406);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-25, true",
    "2025-06-18, true",
    "2025-03-26, true",
    "2024-11-05, false",
    "2026-07-28, false",
    "latest, false",
    "'', false"
  })
  void theVersionHeaderMustNameASpokenRevision(String version, boolean spoken) {
    McpCall call = read(null, null, version, PING);
    if (spoken) {
      assertThat(call).isInstanceOf(McpCall.Ping.class);
    } else {
      assertRefused(call, 400);
    }
  }

  private static Stream<Arguments> messages() {
    return Stream.of(
        arguments("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", ACKNOWLEDGED),
        arguments("{\"jsonrpc\":\"2.0\",\"method\":\"nobody/knows\",\"params\":{}}", ACKNOWLEDGED),
        arguments("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}", ACKNOWLEDGED),
        arguments(
            "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"error\":{\"code\":1,\"message\":\"m\"}}",
            ACKNOWLEDGED),
        arguments(request("\"a\"", "ping", "{}"), new McpCall.Ping(Json.of("a"))),
        arguments(request("1", "ping", "null"), new McpCall.Ping(Json.of(1))),
        arguments(
            request("1", "initialize", "{\"protocolVersion\":\"2099-01-01\"}"),
            new McpCall.Initialize(Json.of(1), "2099-01-01")),
        arguments(request("1", "tools/list", "{\"_meta\":{}}"), new McpCall.ToolsList(Json.of(1))),
        arguments(request("1", "resources/list", "{}"), new McpCall.ResourcesList(Json.of(1))),
        arguments(
            request("1", "resources/templates/list", "{}"),
            new McpCall.ResourceTemplatesList(Json.of(1))),
        arguments(
            request("1", "resources/read", "{\"uri\":\"u\",\"_meta\":{}}"),
            new McpCall.ResourcesRead(Json.of(1), "u")),
        arguments(
            request("1", "tools/call", "{\"name\":\"first\"}"),
            new McpCall.ToolsCall(Json.of(1), "first", Wire.object("{}"), Wire.object("{}"))),
        arguments(
            request("1", "tools/call", "{\"name\":\"first\",\"arguments\":null,\"task\":{}}"),
            new McpCall.ToolsCall(Json.of(1), "first", Wire.object("{}"), Wire.object("{}"))),
        arguments(
            request(
                "1", "tools/call", "{\"name\":\"first\",\"arguments\":\"x\",\"_meta\":{\"k\":1}}"),
            new McpCall.ToolsCall(Json.of(1), "first", Json.of("x"), Wire.object("{\"k\":1}"))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageHasItsMeaning(String body, McpCall meaning) {
    assertThat(dialect.read(McpHeaders.NONE, Wire.utf8(body))).isEqualTo(meaning);
  }

  private static Stream<Arguments> rejected() {
    return Stream.of(
        arguments("{", 400, -32700, ""),
        arguments("", 400, -32700, ""),
        arguments("{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}", 400, -32700, ""),
        arguments("[]", 400, -32600, ""),
        arguments("[" + request("1", "ping", "{}") + "]", 400, -32600, ""),
        arguments("7", 400, -32600, ""),
        arguments("{}", 400, -32600, ""),
        arguments("{\"jsonrpc\":\"2.0\"}", 400, -32600, ""),
        arguments("{\"jsonrpc\":\"2.0\",\"id\":3}", 400, -32600, "3"),
        arguments("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{},\"error\":{}}", 400, -32600, "3"),
        arguments("{\"jsonrpc\":\"1.0\",\"id\":3,\"method\":\"ping\"}", 400, -32600, ""),
        arguments("{\"jsonrpc\":2.0,\"id\":3,\"method\":\"ping\"}", 400, -32600, ""),
        arguments("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":7}", 400, -32600, "3"),
        arguments(request("null", "ping", "{}"), 400, -32600, ""),
        arguments(request("1.5", "ping", "{}"), 400, -32600, ""),
        arguments(request("true", "ping", "{}"), 400, -32600, ""),
        arguments(request("{}", "ping", "{}"), 400, -32600, ""),
        arguments(request("3", "ping", "[]"), 400, -32600, "3"),
        arguments(request("3", "resources/subscribe", "{}"), 200, -32601, "3"),
        arguments(request("3", "resources/list", "{\"cursor\":\"x\"}"), 200, -32602, "3"),
        arguments(request("3", "resources/templates/list", "{\"cursor\":1}"), 200, -32602, "3"),
        arguments(request("3", "resources/read", "{}"), 200, -32602, "3"),
        arguments(request("3", "resources/read", "{\"uri\":5}"), 200, -32602, "3"),
        arguments(request("3", "Ping", "{}"), 200, -32601, "3"),
        arguments(request("3", "initialize", "{}"), 200, -32602, "3"),
        arguments(request("3", "tools/list", "{\"cursor\":\"x\"}"), 200, -32602, "3"),
        arguments(request("3", "tools/call", "{}"), 200, -32602, "3"),
        arguments(request("3", "tools/call", "{\"name\":7}"), 200, -32602, "3"),
        arguments(request("3", "tools/call", "{\"name\":\"other\"}"), 200, -32602, "3"),
        arguments(request("3", "tools/call", "{\"name\":\"First\"}"), 200, -32602, "3"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void whatCannotBeServedIsAnError(String body, int status, int code, String id) {
    McpCall call = dialect.read(McpHeaders.NONE, Wire.utf8(body));

    assertThat(call).isInstanceOf(McpCall.Rejected.class);
    HttpAnswer answer = dialect.rejection((McpCall.Rejected) call);
    assertThat(answer.status()).isEqualTo(status);
    Json.Obj message = Wire.json(answer);
    McpSchema.assertIs("JSONRPCErrorResponse", message);
    assertThat(Wire.at(message, "error", "code")).isEqualTo(Json.of(code));
    assertThat(message.member("id").map(json -> ((Json.Int) json).value().toString()).orElse(""))
        .isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resources/list", "resources/templates/list", "resources/read"})
  void withoutDocumentsNobodyKnowsResources(String method) {
    McpDialect without =
        new McpDialect(
            new ServerInfo("n", "t", "v", "i"),
            Wire.tools("first"),
            false,
            new AllowedOrigins(List.of()),
            Optional.empty());
    McpCall call =
        without.read(McpHeaders.NONE, Wire.utf8(request("1", method, "{\"uri\":\"u\"}")));

    Json.Obj answer = Wire.json(without.rejection((McpCall.Rejected) call));
    assertThat(Wire.at(answer, "error", "code")).isEqualTo(Json.of(-32601));
    assertThat(Wire.text(without.initialized(new McpCall.Initialize(Json.of(0), "x"))))
        .contains("\"capabilities\":{\"tools\":{}}");
  }

  @Test
  void theUnreadableCountsAsInvalidAndTheRestByItsMethod() {
    assertThat(dialect.read(McpHeaders.NONE, Wire.utf8("{")).method())
        .isEqualTo(CallMethod.INVALID);
    assertThat(dialect.read(McpHeaders.NONE, PING).method()).isEqualTo(CallMethod.OTHER);
    assertThat(
            dialect
                .read(McpHeaders.NONE, Wire.utf8(request("1", "tools/call", "{\"name\":\"x\"}")))
                .method())
        .isEqualTo(CallMethod.TOOLS_CALL);
  }

  private McpCall read(
      @Nullable String origin, @Nullable String accept, @Nullable String version, byte[] body) {
    McpHeaders headers =
        new McpHeaders(
            Optional.ofNullable(origin), Optional.ofNullable(accept), Optional.ofNullable(version));
    return dialect.read(headers, body);
  }

  private void assertRefused(McpCall call, int status) {
    assertThat(call).isInstanceOf(McpCall.Rejected.class);
    HttpAnswer answer = dialect.rejection((McpCall.Rejected) call);
    assertThat(answer.status()).isEqualTo(status);
    McpSchema.assertIs("JSONRPCErrorResponse", Wire.json(answer));
  }

  private static String request(String id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }
}
