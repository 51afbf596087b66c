package io.decisiongate.system.client;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.util.Optional;

/** How a call of a published SDK ends (broker-cli.md section 6). */
public sealed interface SdkAnswer {

  /** What the tool returned. */
  record Result(Json.Obj value) implements SdkAnswer {}

  /**
   * No answer, or an HTTP status outside 2xx; the JSON-RPC error inside is not looked at.
   *
   * @param status empty when there was no answer
   */
  record TransportError(Optional<Integer> status, String body) implements SdkAnswer {}

  /** An answer that is not of the expected form. */
  record ProtocolError(String message) implements SdkAnswer {}

  /**
   * A JSON-RPC error.
   *
   * @param retryAfterMs empty when none is given
   * @param requestId JSON text of the id that the answer bears
   */
  record RpcError(
      long code,
      String message,
      Optional<String> kind,
      Optional<Boolean> retryable,
      Optional<Long> retryAfterMs,
      String requestId)
      implements SdkAnswer {}

  /** Reads an answer, step by step as the SDKs do. */
  static SdkAnswer read(SdkFlavour flavour, int status, String body) {
    if (status < 200 || status > 299) {
      return new TransportError(Optional.of(status), body);
    }
    Json json;
    try {
      json = JsonReader.read(body);
    } catch (JsonSyntaxException e) {
      return new ProtocolError("invalid JSON-RPC response");
    }
    if (!(json instanceof Json.Obj message)) {
      return new ProtocolError("invalid JSON-RPC response shape");
    }
    if (flavour == SdkFlavour.PYTHON
        && message.members().containsKey("jsonrpc")
        && !Json.of("2.0").equals(message.members().get("jsonrpc"))) {
      return new ProtocolError("invalid JSON-RPC version");
    }
    Json error = message.member("error").orElse(Json.NULL);
    return flavour.isError(error)
        ? error(error, message.member("id").orElse(Json.NULL))
        : result(message);
  }

  private static SdkAnswer error(Json error, Json id) {
    if (!(error instanceof Json.Obj members)
        || !(members.members().get("code") instanceof Json.Int code)
        || !(members.members().get("message") instanceof Json.Text text)) {
      return new ProtocolError("invalid JSON-RPC error");
    }
    Json.Obj data =
        members.members().get("data") instanceof Json.Obj object ? object : Json.object().build();
    return new RpcError(
        code.value().longValueExact(),
        text.value(),
        data.members().get("kind") instanceof Json.Text kind
            ? Optional.of(kind.value())
            : Optional.empty(),
        data.members().get("retryable") instanceof Json.Bool retryable
            ? Optional.of(retryable.value())
            : Optional.empty(),
        data.members().get("retry_after_ms") instanceof Json.Int ms
            ? Optional.of(ms.value().longValueExact())
            : Optional.empty(),
        JsonWriter.write(id));
  }

  private static SdkAnswer result(Json.Obj message) {
    if (!(message.member("result").orElse(Json.NULL) instanceof Json.Obj result)) {
      return new ProtocolError("missing JSON-RPC result");
    }
    if (!(result.member("content").orElse(Json.NULL) instanceof Json.Array content)
        || content.items().isEmpty()) {
      return new ProtocolError("missing JSON-RPC content");
    }
    if (!(content.items().getFirst() instanceof Json.Obj item)
        || !Json.of("json").equals(item.members().get("type"))) {
      return new ProtocolError("unsupported JSON-RPC content type");
    }
    return item.member("json").orElse(Json.NULL) instanceof Json.Obj value
        ? new Result(value)
        : new ProtocolError("missing JSON payload in content item");
  }

  /** The same as JSON, in the form in which scripts report it. */
  default Json toJson() {
    return switch (this) {
      case Result ok -> Json.object().put("result", ok.value).build();
      case TransportError error ->
          Json.object()
              .put(
                  "transport_error",
                  error.status.<Json>map(status -> Json.of(status)).orElse(Json.NULL))
              .put("body", error.body)
              .build();
      case ProtocolError error -> Json.object().put("protocol_error", error.message).build();
      case RpcError error ->
          Json.object()
              .put("rpc_error", error.code)
              .put("message", error.message)
              .put("kind", Json.ofNullable(error.kind))
              .put("retryable", error.retryable.<Json>map(flag -> Json.of(flag)).orElse(Json.NULL))
              .put(
                  "retry_after_ms",
                  error.retryAfterMs.<Json>map(ms -> Json.of(ms)).orElse(Json.NULL))
              .put("request_id", error.requestId)
              .build();
    };
  }
}
