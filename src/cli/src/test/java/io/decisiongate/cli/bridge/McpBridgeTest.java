package io.decisiongate.cli.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.HttpServerStub;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import io.decisiongate.core.configuration.ClientTlsSettings;
import io.decisiongate.core.configuration.Secret;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpBridgeTest {
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{}}";
  private static final String INITIALIZED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
  private static final Answer AGREED =
      Answer.json("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"protocolVersion\":\"2025-11-25\"}}");
  private static final Answer ACCEPTED = new Answer(202, "application/json", "", Map.of());

  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  @Test
  void sessionAndRevisionAreRepeatedUntilTheEnd() throws Exception {
    try (HttpServerStub server =
        HttpServerStub.start(
            request ->
                request.body().equals(INITIALIZE)
                    ? AGREED.with("Mcp-Session-Id", "s-1")
                    : request.body().isEmpty() || request.body().equals(INITIALIZED)
                        ? ACCEPTED
                        : pong(request))) {
      assertThat(bridge(server.url("/mcp"), INITIALIZE, INITIALIZED, ping(1)))
          .containsExactly(AGREED.body(), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");

      List<HttpServerStub.Request> requests = server.requests();
      assertThat(requests)
          .extracting(HttpServerStub.Request::method)
          .containsExactly("POST", "POST", "POST", "DELETE");
      assertThat(requests)
          .extracting(request -> request.headers().get("authorization"))
          .containsOnly("Bearer key");
      assertThat(requests.getFirst().headers())
          .containsEntry("accept", "application/json, text/event-stream")
          .containsEntry("content-type", "application/json")
          .doesNotContainKeys("mcp-session-id", "mcp-protocol-version");
      assertThat(requests.subList(1, 4))
          .allSatisfy(
              request ->
                  assertThat(request.headers())
                      .containsEntry("mcp-session-id", "s-1")
                      .containsEntry("mcp-protocol-version", "2025-11-25"));
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void requestsAreUnderWayAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    try (HttpServerStub server =
        HttpServerStub.start(
            request -> {
              both.countDown();
              both.await();
              return pong(request);
            })) {
      assertThat(bridge(server.url("/mcp"), ping(1), ping(2)))
          .containsExactlyInAnyOrder(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
              "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
    }
  }

  @Test
  void everyEventIsAMessageOnALine() throws Exception {
    Answer events =
        Answer.events(
            ": keep-alive\n\nevent: message\nid: 1\ndata: {\"method\":\"notifications/progress\"}\n\n"
                + "data: {\"id\":1,\r\ndata: \"result\":{}}\n\n");
    try (HttpServerStub server = HttpServerStub.start(request -> events)) {
      assertThat(bridge(server.url("/mcp"), ping(1)))
          .containsExactly("{\"method\":\"notifications/progress\"}", "{\"id\":1,\"result\":{}}");
    }
  }

  @Test
  void aServerThatIsAwayIsAnErrorOfEachRequest() throws Exception {
    String url;
    try (HttpServerStub server = HttpServerStub.start(request -> ACCEPTED)) {
      url = server.url("/mcp");
    }
    assertThat(bridge(url, INITIALIZE, INITIALIZED, "", ping(7)))
        .containsExactly(
            error("0", -32000, "no answer from " + url + ": connection refused"),
            error("7", -32000, "no answer from " + url + ": connection refused"));
    assertThat(notes).containsExactly("no answer from " + url + ": connection refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32001,\"message\":\"unauthenticated\"}} | -32001 | unauthenticated",
        "502 | Bad gateway | -32000 | http status 502: Bad gateway",
        "404 | {}          | -32000 | http status 404: {}",
        "401 | {\"error\":\"denied\"} | -32000 | http status 401: {\\\"error\\\":\\\"denied\\\"}",
        "404 | ''          | -32000 | http status 404 without a text; calls go to /rpc, standard clients to /mcp",
      })
  void refusalsBearTheIdOfTheRequest(int status, String body, int code, String message)
      throws Exception {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.of(status, body))) {
      List<String> answers = bridge(server.url("/mcp"), ping(5));
      assertThat(answers).hasSize(1);
      assertThat(JsonReader.read(answers.getFirst()))
          .isEqualTo(JsonReader.read(error("5", code, message)));
    }
  }

  @Test
  void textThatIsNoJsonIsAnError() throws Exception {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.json("one\ntwo"))) {
      assertThat(bridge(server.url("/mcp"), ping(5)))
          .singleElement()
          .asString()
          .startsWith(
              "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32000,\"message\":\"no JSON");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                           | no answer from URL: its response has none for this request",
        "<html>hello</html>           | no JSON-RPC from URL: Unexpected character ('<' (code 60))",
        "[1,2]                        | no JSON-RPC from URL: no message but array",
        "{\"jsonrpc\":\"2.0\",\"id\":5} | no JSON-RPC from URL: neither method nor result nor error",
        "{\"id\":99,\"result\":{}}     | no answer from URL: its response has none for this request",
      })
  void nothingButAnAnswerToTheRequestReachesTheClient(String body, String problem)
      throws Exception {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.json(body))) {
      String url = server.url("/mcp");
      assertThat(bridge(url, ping(5)))
          .singleElement()
          .asString()
          .startsWith(
              "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32000,\"message\":\""
                  + problem.replace("URL", url));
    }
  }

  @Test
  void eventsThatEndWithoutAnAnswerAreAnError() throws Exception {
    Answer events = Answer.events("data: {\"method\":\"notifications/progress\"}\n\n");
    try (HttpServerStub server = HttpServerStub.start(request -> events)) {
      String url = server.url("/mcp");
      assertThat(bridge(url, ping(5)))
          .containsExactly(
              "{\"method\":\"notifications/progress\"}",
              error(
                  "5",
                  -32000,
                  "no answer from " + url + ": its response has none for this request"));
    }
  }

  @Test
  void anErrorWithoutIdBelongsToTheRequestThatItAnswers() throws Exception {
    Answer nameless =
        Answer.json(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"no\"}}");
    try (HttpServerStub server = HttpServerStub.start(request -> nameless)) {
      assertThat(bridge(server.url("/mcp"), ping(5))).containsExactly(error("5", -32600, "no"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{             | -32700",
        "[]            | -32600",
        "\"text\"      | -32600",
      })
  void whatIsNoMessageIsAnsweredAndNotSent(String line, int code) throws Exception {
    try (HttpServerStub server = HttpServerStub.start(request -> ACCEPTED)) {
      assertThat(bridge(server.url("/mcp"), line))
          .singleElement()
          .asString()
          .startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + code + ",");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aMessageThatNamesItsRevisionNeedsNoSession() throws Exception {
    try (HttpServerStub server = HttpServerStub.start(McpBridgeTest::pong)) {
      bridge(server.url("/mcp"), modern(1, "tools/call", "\"name\":\"precheck\""));
      bridge(server.url("/mcp"), modern(1, "resources/read", "\"uri\":\"x://\u00e9\""));

      assertThat(server.requests().getFirst().headers())
          .containsEntry("mcp-protocol-version", "2026-07-28")
          .containsEntry("mcp-method", "tools/call")
          .containsEntry("mcp-name", "precheck");
      assertThat(server.requests().getLast().headers())
          .containsEntry("mcp-name", "=?base64?eDovL8Op?=");
    }
  }

  @Test
  void suchAMessageIsCalledOffByClosingItsAnswer() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (HttpServerStub server =
        HttpServerStub.start(
            request -> {
              never.await();
              return ACCEPTED;
            })) {
      assertThat(
              bridge(
                  server.url("/mcp"),
                  modern(1, "tools/call", "\"name\":\"precheck\""),
                  "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                      + "\"params\":{\"requestId\":1}}"))
          .isEmpty();
      assertThat(server.requests())
          .extracting(HttpServerStub.Request::body)
          .noneMatch(body -> body.contains("cancelled"));
      never.countDown();
    }
  }

  private List<String> bridge(String url, String... lines)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new McpBridge(
            URI.create(url),
            new Credentials(
                Optional.of(new Secret("key")), Optional.empty(), ClientTlsSettings.NONE),
            Duration.ofSeconds(20),
            notes::add)
        .run(
            new ByteArrayInputStream(
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)),
            out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String ping(int id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}";
  }

  private static String modern(int id, String method, String name) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":{%s,\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}"
        .formatted(id, method, name);
  }

  private static Answer pong(HttpServerStub.Request request) {
    Json id = ((Json.Obj) JsonReader.read(request.body())).member("id").orElse(Json.NULL);
    return Answer.json(
        "{\"jsonrpc\":\"2.0\",\"id\":" + ((Json.Int) id).value() + ",\"result\":{}}");
  }

  private static String error(String id, int code, String message) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
        .formatted(id, code, message);
  }
}
