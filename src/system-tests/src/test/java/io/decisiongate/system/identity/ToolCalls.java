package io.decisiongate.system.identity;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tool calls with a bearer, at either address. */
record ToolCalls(HttpWire http, String bearer) {
  /** Where tools are called. */
  static final List<String> ADDRESSES = List.of("/rpc", "/mcp");

  Answer at(String address, ToolName tool, Json arguments) {
    return send(address, new ToolClient(http).request(tool.wire(), arguments));
  }

  /** A request that calls no tool. */
  Answer list(String address) {
    return send(
        address,
        Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/list").build());
  }

  private Answer send(String address, Json request) {
    try {
      return http.send(
          "POST",
          address,
          Map.of(
              "authorization", "Bearer " + bearer, "accept", "application/json, text/event-stream"),
          Optional.of(JsonWriter.bytes(request)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the call was refused; fails when the refusal says more than that. */
  static boolean isRefused(Answer answer) {
    if (answer.status() != 403) {
      return false;
    }
    Json.Obj error = (Json.Obj) ((Json.Obj) answer.json()).member("error").orElseThrow();
    if (!error.member("code").equals(Optional.of(Json.of(-32003)))
        || !error.member("message").equals(Optional.of(Json.of("unauthorized")))) {
      throw new AssertionError("not an ordinary refusal: " + answer);
    }
    return true;
  }
}
