package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Somebody who calls {@code /rpc}; answers may be framed as events. Safe for many threads. */
final class Caller {
  private static final AtomicLong LAST_ID = new AtomicLong();

  private final HttpWire http;
  private final Map<String, String> headers;

  Caller(HttpWire http) {
    this(http, Map.of("content-type", "application/json"));
  }

  private Caller(HttpWire http, Map<String, String> headers) {
    this.http = http;
    this.headers = headers;
  }

  /** An error as the caller sees it. */
  record Failure(int status, long code, String kind, String message) {}

  /** The same caller with one more header. */
  Caller with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(http, Map.copyOf(more));
  }

  Caller bearer(String token) {
    return with("authorization", "Bearer " + token);
  }

  Caller subject(String name) {
    return with("x-decision-gate-client-subject", name);
  }

  /** Sends a request of this method. */
  Answer send(String method, Json params) throws IOException {
    return post(
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", LAST_ID.incrementAndGet())
            .put("method", method)
            .put("params", params)
            .build());
  }

  Answer post(Json request) throws IOException {
    return http.send("POST", "/rpc", headers, Optional.of(JsonWriter.bytes(request)));
  }

  Answer call(String tool, Json arguments) throws IOException {
    return send("tools/call", Json.object().put("name", tool).put("arguments", arguments).build());
  }

  /**
   * What the tool returned.
   *
   * @throws AssertionError when the call failed
   */
  Json result(String tool, Json arguments) throws IOException {
    Answer answer = call(tool, arguments);
    Json body = body(answer);
    if (!(body instanceof Json.Obj object) || object.member("result").isEmpty()) {
      throw new AssertionError(tool + " failed: " + answer);
    }
    return at(body, "/result/content/0/json");
  }

  /**
   * How the call failed.
   *
   * @throws AssertionError when it did not
   */
  Failure failure(String tool, Json arguments) throws IOException {
    return failure(call(tool, arguments));
  }

  /** The names of {@code tools/list}. */
  List<String> listed() throws IOException {
    Answer answer = send("tools/list", Json.object().build());
    return ((Json.Array) at(body(answer), "/result/tools"))
        .items().stream().map(tool -> text(tool, "/name")).toList();
  }

  static Failure failure(Answer answer) {
    Json body = body(answer);
    if (!(body instanceof Json.Obj object) || object.member("error").isEmpty()) {
      throw new AssertionError("no failure: " + answer);
    }
    return new Failure(
        answer.status(),
        ((Json.Int) at(body, "/error/code")).value().longValueExact(),
        text(body, "/error/data/kind"),
        text(body, "/error/message"));
  }

  /** The body, or the data of its only event. */
  static Json body(Answer answer) {
    if (!answer.header("content-type").orElse("").startsWith("text/event-stream")) {
      return answer.json();
    }
    return JsonReader.read(
        answer
            .text()
            .lines()
            .filter(line -> line.startsWith("data:"))
            .map(line -> line.substring("data:".length()).stripLeading())
            .collect(Collectors.joining("\n")));
  }
}
