package io.decisiongate.mcp.standard;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.ToolListing;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.util.Map;
import java.util.Optional;

/** Reads a body into the call it stands for. */
final class MessageReader {
  private static final Json.Obj NO_MEMBERS = new Json.Obj(Map.of());
  private static final McpCall ACKNOWLEDGED = new McpCall.Acknowledged();

  private final ToolListing tools;

  MessageReader(ToolListing tools) {
    this.tools = tools;
  }

  McpCall read(byte[] body) {
    Json json;
    try {
      json = JsonReader.readDistinct(body);
    } catch (JsonSyntaxException e) {
      return new McpCall.Rejected(Optional.empty(), CallMethod.INVALID, McpErrors.parseError());
    }
    if (!(json instanceof Json.Obj message)
        || !Json.of("2.0").equals(message.members().get("jsonrpc"))) {
      return invalid(Optional.empty());
    }
    Optional<Json> id = message.member("id").filter(MessageReader::isRequestId);
    boolean hasId = message.members().containsKey("id");
    if (!message.members().containsKey("method")) {
      boolean response =
          message.members().containsKey("result") != message.members().containsKey("error");
      return response ? ACKNOWLEDGED : invalid(id);
    }
    Json params = message.member("params").orElse(Json.NULL);
    if (!(message.members().get("method") instanceof Json.Text method)
        || !(params instanceof Json.Obj || params instanceof Json.Null)
        || (hasId && id.isEmpty())) {
      return invalid(id);
    }
    return id.isEmpty()
        ? ACKNOWLEDGED
        : request(
            id.get(), method.value(), params instanceof Json.Obj object ? object : NO_MEMBERS);
  }

  private McpCall request(Json id, String method, Json.Obj params) {
    return switch (method) {
      case "initialize" -> initialize(id, params);
      case "ping" -> new McpCall.Ping(id);
      case "tools/list" -> toolsList(id, params);
      case "tools/call" -> toolsCall(id, params);
      default -> rejected(id, CallMethod.OTHER, McpErrors.methodNotFound());
    };
  }

  private static McpCall initialize(Json id, Json.Obj params) {
    return params.members().get("protocolVersion") instanceof Json.Text version
        ? new McpCall.Initialize(id, version.value())
        : rejected(
            id, CallMethod.OTHER, McpErrors.invalidParams("initialize requires protocolVersion"));
  }

  private static McpCall toolsList(Json id, Json.Obj params) {
    // All tools fit one page, so no cursor was ever given out.
    return params.member("cursor").filter(cursor -> !(cursor instanceof Json.Null)).isPresent()
        ? rejected(id, CallMethod.TOOLS_LIST, McpErrors.invalidParams("unknown cursor"))
        : new McpCall.ToolsList(id);
  }

  private McpCall toolsCall(Json id, Json.Obj params) {
    if (!(params.members().get("name") instanceof Json.Text name)) {
      return rejected(
          id, CallMethod.TOOLS_CALL, McpErrors.invalidParams("tools/call requires a name"));
    }
    if (!tools.contains(name.value())) {
      return rejected(id, CallMethod.TOOLS_CALL, McpErrors.unknownTool());
    }
    Json arguments =
        params.member("arguments").filter(json -> !(json instanceof Json.Null)).orElse(NO_MEMBERS);
    Json.Obj meta = params.members().get("_meta") instanceof Json.Obj object ? object : NO_MEMBERS;
    return new McpCall.ToolsCall(id, name.value(), arguments, meta);
  }

  private static boolean isRequestId(Json id) {
    return id instanceof Json.Text || id instanceof Json.Int;
  }

  private static McpCall invalid(Optional<Json> id) {
    return new McpCall.Rejected(
        id, CallMethod.INVALID, McpErrors.invalidRequest("invalid request", 400));
  }

  private static McpCall rejected(Json id, CallMethod method, RpcError error) {
    return new McpCall.Rejected(Optional.of(id), method, error);
  }
}
