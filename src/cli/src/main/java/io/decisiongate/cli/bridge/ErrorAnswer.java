package io.decisiongate.cli.bridge;

import io.decisiongate.cli.client.HttpStatus;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  /** Whether this is an error of a request whose id the server did not know. */
  static boolean isNameless(Json.Obj answer) {
    return answer.member("error").isPresent()
        && answer.member("id").orElse(Json.NULL) instanceof Json.Null;
  }

  /** The same answer under this id. */
  static String withId(Json.Obj answer, Json id) {
    Map<String, Json> members = new LinkedHashMap<>(answer.members());
    members.put("id", id);
    return JsonWriter.write(new Json.Obj(members));
  }

  /**
   * The answer that a refusal amounts to: the server's own error under the id of the request, which
   * the server may not have known, or its status in words.
   */
  static String ofRefusal(Json id, HttpStatus refusal) {
    return error(refusal.body())
        .map(answer -> withId(answer, id))
        .orElseGet(() -> of(id, SERVER_AWAY, refusal.told()));
  }

  private static Optional<Json.Obj> error(String body) {
    try {
      return JsonReader.read(body) instanceof Json.Obj answer
              && answer.members().get("error") instanceof Json.Obj error
              && error.members().get("code") instanceof Json.Int
              && error.members().get("message") instanceof Json.Text
          ? Optional.of(answer)
          : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
