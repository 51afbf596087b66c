package io.decisiongate.mcp.jsonrpc;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.util.Optional;

/** The body of a {@code POST /rpc}: a request, or what is wrong with it. */
public sealed interface RpcMessage permits RpcRequest, RpcMessage.Invalid {

  /**
   * A body that is no request.
   *
   * @param id the id to echo; empty when it could not be read
   */
  record Invalid(Optional<Json> id, RpcError error) implements RpcMessage {}

  /**
   * Reads a body by the rules of mcp-transport.md section 4.1: one object, {@code id} present with
   * any value, {@code jsonrpc} and {@code method} strings, no member twice, others ignored. A null
   * {@code params} counts as absent.
   */
  static RpcMessage read(byte[] body) {
    Json json;
    try {
      json = JsonReader.readDistinct(body);
    } catch (JsonSyntaxException e) {
      return new Invalid(Optional.empty(), RpcError.invalidRequest());
    }
    if (json instanceof Json.Obj object
        && object.members().get("jsonrpc") instanceof Json.Text version
        && object.members().get("method") instanceof Json.Text method) {
      Optional<Json> id = object.member("id");
      if (id.isEmpty()) {
        return new Invalid(id, RpcError.invalidRequest());
      }
      if (!version.value().equals("2.0")) {
        return new Invalid(id, RpcError.invalidVersion());
      }
      Optional<Json> params =
          object.member("params").filter(value -> !(value instanceof Json.Null));
      return new RpcRequest(id.get(), method.value(), params);
    }
    return new Invalid(Optional.empty(), RpcError.invalidRequest());
  }
}
