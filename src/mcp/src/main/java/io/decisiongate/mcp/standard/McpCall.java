package io.decisiongate.mcp.standard;

import io.decisiongate.core.json.Json;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.util.Optional;

/** What a {@code POST /mcp} asks for. */
public sealed interface McpCall {

  /**
   * The first request of a client.
   *
   * @param requestedVersion the newest revision it speaks, known here or not
   */
  record Initialize(Json id, String requestedVersion) implements McpCall {}

  record Ping(Json id) implements McpCall {}

  /** The tools that the caller may see. */
  record ToolsList(Json id) implements McpCall {}

  /**
   * A call of a tool that exists.
   *
   * @param arguments as sent, of any type; an empty object when missing or null
   * @param meta the {@code _meta} of the parameters; empty when there is none
   */
  record ToolsCall(Json id, String name, Json arguments, Json.Obj meta) implements McpCall {}

  /** The documents. */
  record ResourcesList(Json id) implements McpCall {}

  /** The patterns of addresses beside those listed. */
  record ResourceTemplatesList(Json id) implements McpCall {}

  /** The reading of one document. */
  record ResourcesRead(Json id, String uri) implements McpCall {}

  /** A notification or a response of the client: nothing is to be done for it. */
  record Acknowledged() implements McpCall {}

  /**
   * A request that is answered with an error before anybody is authenticated.
   *
   * @param requestId empty when it could not be read
   */
  record Rejected(Optional<Json> requestId, CallMethod method, RpcError error) implements McpCall {}

  /** The id to echo; empty when there is none or it could not be read. */
  default Optional<Json> requestId() {
    return switch (this) {
      case Initialize call -> Optional.of(call.id);
      case Ping call -> Optional.of(call.id);
      case ToolsList call -> Optional.of(call.id);
      case ToolsCall call -> Optional.of(call.id);
      case ResourcesList call -> Optional.of(call.id);
      case ResourceTemplatesList call -> Optional.of(call.id);
      case ResourcesRead call -> Optional.of(call.id);
      case Acknowledged ignored -> Optional.empty();
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
      case ResourceTemplatesList ignored -> CallMethod.OTHER;
      case Initialize ignored -> CallMethod.OTHER;
      case Ping ignored -> CallMethod.OTHER;
      case Acknowledged ignored -> CallMethod.OTHER;
      case Rejected call -> call.method;
    };
  }
}
