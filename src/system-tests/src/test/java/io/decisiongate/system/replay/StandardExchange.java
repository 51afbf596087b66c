package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A recorded exchange in the form of standard MCP.
 *
 * @param headers of the recording that mean the same on {@code /mcp}
 * @param recorded the recorded message, with its placeholders
 */
record StandardExchange(
    Exchange exchange, String method, Json params, Map<String, String> headers, Json.Obj recorded) {
  private static final Set<String> METHODS =
      Set.of("tools/call", "tools/list", "resources/list", "resources/read");
  private static final Set<String> OWN_HEADERS = Set.of("content-type", "accept", "origin", "host");
  private static final Json VERSION = Json.of("2.0");

  /**
   * The counterpart of an exchange; empty when it has none: plain HTTP, malformed envelopes, and
   * parameters that only the other dialect takes.
   */
  static Optional<StandardExchange> of(Exchange exchange) {
    if (!exchange.request().path().equals("/rpc")
        || !(exchange.recorded().body().orElse(Json.NULL) instanceof Json.Obj recorded)
        || !(body(exchange) instanceof Json.Obj request)
        || !isMessage(recorded)
        || !isMessage(request)
        || !(request.members().get("method") instanceof Json.Text method)
        || !METHODS.contains(method.value())) {
      return Optional.empty();
    }
    Json params = request.member("params").orElse(Json.NULL);
    return hasCounterpart(method.value(), params)
        ? Optional.of(
            new StandardExchange(exchange, method.value(), params, headers(exchange), recorded))
        : Optional.empty();
  }

  /** The message to send. */
  Json request(long id) {
    return Json.object()
        .put("jsonrpc", "2.0")
        .put("id", id)
        .put("method", method)
        .put("params", params instanceof Json.Obj ? params : Json.object().build())
        .build();
  }

  private static boolean isMessage(Json.Obj message) {
    return VERSION.equals(message.members().get("jsonrpc"))
        && !(message.member("id").orElse(Json.NULL) instanceof Json.Null);
  }

  private static boolean hasCounterpart(String method, Json params) {
    return switch (method) {
      case "tools/call" ->
          params instanceof Json.Obj object
              && object.members().get("arguments") instanceof Json.Obj;
      case "resources/read" ->
          params instanceof Json.Obj object && object.members().get("uri") instanceof Json.Text;
      // A cursor is looked at in the standard dialect.
      default -> !(params instanceof Json.Obj object && object.members().containsKey("cursor"));
    };
  }

  private static Json body(Exchange exchange) {
    try {
      return exchange.request().body().map(JsonReader::read).orElse(Json.NULL);
    } catch (JsonSyntaxException notJson) {
      return Json.NULL;
    }
  }

  private static Map<String, String> headers(Exchange exchange) {
    Map<String, String> kept = new LinkedHashMap<>();
    exchange
        .request()
        .headers()
        .forEach(
            (name, value) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, value);
              }
            });
    return kept;
  }
}
