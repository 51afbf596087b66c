package io.decisiongate.cli.bridge;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of the bridge itself, in JSON-RPC. */
final class ErrorAnswer {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;

  /** The server could not be asked, or did not answer as a server of this protocol. */
  static final int SERVER_AWAY = -32000;

  private ErrorAnswer() {}

  static String of(Json id, int code, String message) {
    return JsonWriter.write(
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", id)
            .put("error", Json.object().put("code", code).put("message", message).build())
            .build());
  }

  /**
   * The answer that a refusal amounts to: the server's own error under the id of the request, which
   * the server may not have known, or its status in words.
   */
  static String ofRefusal(Json id, int status, String body) {
    try {
      if (JsonReader.read(body) instanceof Json.Obj answer && answer.member("error").isPresent()) {
        Map<String, Json> members = new LinkedHashMap<>(answer.members());
        members.put("id", id);
        return JsonWriter.write(new Json.Obj(members));
      }
    } catch (JsonSyntaxException e) {
      return of(id, SERVER_AWAY, "http status %d: %s".formatted(status, body.strip()));
    }
    return of(id, SERVER_AWAY, "http status %d: %s".formatted(status, body.strip()));
  }
}
