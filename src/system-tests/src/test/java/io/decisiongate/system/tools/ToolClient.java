package io.decisiongate.system.tools;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Calls tools at {@code /rpc}. */
public final class ToolClient {
  private final HttpWire http;
  private final Map<String, String> headers;
  private final AtomicLong lastId = new AtomicLong();

  public ToolClient(HttpWire http) {
    this(http, Map.of());
  }

  private ToolClient(HttpWire http, Map<String, String> headers) {
    this.http = http;
    this.headers = headers;
  }

  /** The same caller with a bearer token. */
  public ToolClient withBearer(String token) {
    return new ToolClient(http, Map.of("authorization", "Bearer " + token));
  }

  /** The answer, whatever it is. */
  public Answer call(String tool, Json arguments) throws IOException {
    byte[] body = JsonWriter.bytes(request(tool, arguments));
    return http.send("POST", "/rpc", headers, Optional.of(body));
  }

  /**
   * What the tool returned.
   *
   * @throws AssertionError when the call failed
   */
  public Json.Obj result(String tool, Json arguments) throws IOException {
    Answer answer = call(tool, arguments);
    Json.Obj body = (Json.Obj) answer.json();
    Json.Obj result =
        (Json.Obj)
            body.member("result").orElseThrow(() -> new AssertionError(tool + ": " + answer));
    Json.Array content = (Json.Array) result.member("content").orElseThrow();
    return (Json.Obj) ((Json.Obj) content.items().get(0)).member("json").orElseThrow();
  }

  /** The JSON-RPC request of a tool call, with an id that this client has not used. */
  public Json request(String tool, Json arguments) {
    return Json.object()
        .put("jsonrpc", "2.0")
        .put("id", lastId.incrementAndGet())
        .put("method", "tools/call")
        .put("params", Json.object().put("name", tool).put("arguments", arguments).build())
        .build();
  }
}
