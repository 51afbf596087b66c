package io.decisiongate.mcp.rpc;

import io.decisiongate.core.json.Json;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.util.Optional;

/** What the body of a {@code POST /rpc} asks for. */
public sealed interface RpcCall {

  /** The tools that the caller may see. */
  record ToolsList(Json id) implements RpcCall {}

  /**
   * A call of a tool that exists.
   *
   * @param arguments as sent, of any type: decoding them is the tool's work, after authentication
   */
  record ToolsCall(Json id, String name, Json arguments) implements RpcCall {}

  record ResourcesList(Json id) implements RpcCall {}

  /**
   * The reading of one document.
   *
   * @param uri empty when the parameters name none: an error, but only after authentication
   */
  record ResourcesRead(Json id, Optional<String> uri) implements RpcCall {}

  /**
   * A body that is answered with an error before anybody is authenticated.
   *
   * @param requestId empty when it could not be read
   */
  record Rejected(Optional<Json> requestId, CallMethod method, RpcError error) implements RpcCall {}

  /** The id to echo; empty when it could not be read. */
  default Optional<Json> requestId() {
    return switch (this) {
      case ToolsList call -> Optional.of(call.id);
      case ToolsCall call -> Optional.of(call.id);
      case ResourcesList call -> Optional.of(call.id);
      case ResourcesRead call -> Optional.of(call.id);
      case Rejected call -> call.requestId;
    };
  }

  /** The method for audit records and metrics. */
  default CallMethod method() {
    return switch (this) {
      case ToolsList ignored -> CallMethod.TOOLS_LIST;
      case ToolsCall ignored -> CallMethod.TOOLS_CALL;
      case ResourcesList ignored -> CallMethod.RESOURCES_LIST;
      case ResourcesRead ignored -> CallMethod.RESOURCES_READ;
      case Rejected call -> call.method;
    };
  }
}
