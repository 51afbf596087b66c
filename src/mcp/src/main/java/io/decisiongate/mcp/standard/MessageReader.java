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
  private final boolean resources;

  MessageReader(ToolListing tools, boolean resources) {
    this.tools = tools;
    this.resources = resources;
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
      case "tools/list" -> onePage(id, params, CallMethod.TOOLS_LIST, new McpCall.ToolsList(id));
      case "tools/call" -> toolsCall(id, params);
      case "resources/list", "resources/templates/list", "resources/read" ->
          resources ? resources(id, method, params) : unknown(id);
      default -> unknown(id);
    };
  }

  private static McpCall resources(Json id, String method, Json.Obj params) {
    return switch (method) {
      case "resources/list" ->
          onePage(id, params, CallMethod.RESOURCES_LIST, new McpCall.ResourcesList(id));
      case "resources/templates/list" ->
          onePage(id, params, CallMethod.OTHER, new McpCall.ResourceTemplatesList(id));
      default ->
          params.members().get("uri") instanceof Json.Text uri
              ? new McpCall.ResourcesRead(id, uri.value())
              : rejected(
                  id,
                  CallMethod.RESOURCES_READ,
                  McpErrors.invalidParams("resources/read requires a uri"));
    };
  }

  private static McpCall unknown(Json id) {
    return rejected(id, CallMethod.OTHER, McpErrors.methodNotFound());
  }

  private static McpCall initialize(Json id, Json.Obj params) {
    return params.members().get("protocolVersion") instanceof Json.Text version
        ? new McpCall.Initialize(id, version.value())
        : rejected(
            id, CallMethod.OTHER, McpErrors.invalidParams("initialize requires protocolVersion"));
  }

  /** A list that fits one page, so that no cursor was ever given out. */
  private static McpCall onePage(Json id, Json.Obj params, CallMethod method, McpCall list) {
    return params.member("cursor").filter(cursor -> !(cursor instanceof Json.Null)).isPresent()
        ? rejected(id, method, McpErrors.invalidParams("unknown cursor"))
        : list;
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
