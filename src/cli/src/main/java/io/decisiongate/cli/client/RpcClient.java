package io.decisiongate.cli.client;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.Optional;

/** JSON-RPC with ids from 1, over any transport. */
public final class RpcClient implements AutoCloseable {
  private final Transport transport;
  private long lastId;

  RpcClient(Transport transport) {
    this.transport = transport;
  }

  /** The catalogue of tools as the server gives it: {@code {"tools": [...]}}. */
  public Json tools() throws InterruptedException {
    return only("tools", call("tools/list", Json.object().build()));
  }

  /** The catalogue of documents: {@code {"resources": [...]}}. */
  public Json resources() throws InterruptedException {
    return only("resources", call("resources/list", Json.object().build()));
  }

  /** A document: {@code {"contents": [...]}}. */
  public Json resource(String uri) throws InterruptedException {
    return only("contents", call("resources/read", Json.object().put("uri", uri).build()));
  }

  /**
   * What a tool answers.
   *
   * @throws ClientFailure when it fails, or the answer has no item of type {@code json}
   */
  public Json tool(String name, Json arguments) throws InterruptedException {
    return answerOf(call("tools/call", toolCall(name, arguments)))
        .orElseThrow(
            () ->
                ClientFailure.protocol(
                    "tool result without an item of type json; calls go to the server's /rpc, not to"
                        + " its /mcp"));
  }

  /** The parameters of {@code tools/call}. */
  public static Json toolCall(String name, Json arguments) {
    return Json.object().put("name", name).put("arguments", arguments).build();
  }

  private Json call(String method, Json params) throws InterruptedException {
    Json answer = exchange(method, params).response();
    Optional<Json> error = errorOf(answer);
    if (error.isPresent()) {
      throw ClientFailure.protocol(
          member(error.get(), "message")
              .map(text -> text instanceof Json.Text it ? it.value() : JsonWriter.write(text))
              .orElseGet(() -> JsonWriter.write(error.get())));
    }
    return member(answer, "result")
        .orElseThrow(() -> ClientFailure.protocol("invalid json-rpc response: no result"));
  }

  /** A request as it was sent, and what came back. */
  public record Exchange(Json request, Json response) {}

  /**
   * Sends a request and gives the whole answer, which may be an error.
   *
   * @throws ClientFailure when there is no answer
   */
  public Exchange exchange(String method, Json params) throws InterruptedException {
    Json request = request(++lastId, method, params);
    return new Exchange(request, transport.exchange(request));
  }

  /** The error of an answer, if it is one. */
  public static Optional<Json> errorOf(Json answer) {
    return member(answer, "error").filter(json -> !(json instanceof Json.Null));
  }

  /** The answer of a tool in the result of {@code tools/call}. */
  public static Optional<Json> answerOf(Json result) {
    return member(result, "content").orElse(Json.NULL) instanceof Json.Array content
            && !content.items().isEmpty()
        ? member(content.items().getFirst(), "json")
        : Optional.empty();
  }

  private static Json request(long id, String method, Json params) {
    return Json.object()
        .put("jsonrpc", "2.0")
        .put("id", id)
        .put("method", method)
        .put("params", params)
        .build();
  }

  private static Json only(String name, Json result) {
    return Json.object()
        .put(
            name,
            member(result, name)
                .orElseThrow(() -> ClientFailure.protocol("result without " + name)))
        .build();
  }

  private static Optional<Json> member(Json json, String name) {
    return json instanceof Json.Obj object ? object.member(name) : Optional.empty();
  }

  @Override
  public void close() {
    transport.close();
  }
}
