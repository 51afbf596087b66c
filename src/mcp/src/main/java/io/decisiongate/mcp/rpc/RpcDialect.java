package io.decisiongate.mcp.rpc;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.ToolDescription;
import io.decisiongate.mcp.ToolListing;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.mcp.jsonrpc.RpcMessage;
import io.decisiongate.mcp.jsonrpc.RpcRequest;
import io.decisiongate.mcp.jsonrpc.RpcResponses;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decision Gate's JSON-RPC on {@code POST /rpc}. Immutable. */
public final class RpcDialect {
  private static final String CHALLENGE = "Bearer realm=\"decision-gate\"";
  private static final int TYPICAL_RESULT_CHARS = 1024;

  private final ToolListing tools;
  private final boolean resources;
  private final boolean bearer;

  /**
   * A dialect for these tools.
   *
   * @param tools in the order in which they are listed
   * @param resources whether {@code resources/list} and {@code resources/read} exist
   * @param bearer whether callers authenticate with bearer tokens, so that a 401 challenges for one
   */
  public RpcDialect(List<ToolDescription> tools, boolean resources, boolean bearer) {
    this.tools = new ToolListing(tools, RpcDialect::item);
    this.resources = resources;
    this.bearer = bearer;
  }

  /** Reads a body, with all checks that come before authentication. */
  public RpcCall read(byte[] body) {
    return switch (RpcMessage.read(body)) {
      case RpcMessage.Invalid invalid ->
          new RpcCall.Rejected(invalid.id(), CallMethod.INVALID, invalid.error());
      case RpcRequest request -> dispatch(request);
    };
  }

  /** Answers a list of tools with those of these names. */
  public HttpAnswer tools(RpcCall.ToolsList call, Predicate<String> visible) {
    return HttpAnswer.json(200, RpcResponses.success(call.id(), tools.result(visible)));
  }

  /** Answers a tool call. */
  public HttpAnswer answer(RpcCall.ToolsCall call, ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Success success -> {
        StringBuilder out = RpcResponses.openSuccess(call.id(), TYPICAL_RESULT_CHARS);
        out.append("{\"content\":[{\"type\":\"json\",\"json\":");
        JsonWriter.write(success.result(), out);
        yield HttpAnswer.json(200, RpcResponses.utf8(out.append("}]}}")));
      }
      case ToolOutcome.Failure failure -> failure(call, failure.error());
    };
  }

  /** Answers {@code resources/list} or {@code resources/read} with its result. */
  public HttpAnswer result(RpcCall call, Json result) {
    Json id = call.requestId().orElse(Json.NULL);
    return HttpAnswer.json(200, RpcResponses.success(id, JsonWriter.write(result)));
  }

  /** Answers any call that failed. */
  public HttpAnswer failure(RpcCall call, DecisionGateException failure) {
    return error(call.requestId(), RpcError.of(failure));
  }

  /** Answers a body that was rejected. */
  public HttpAnswer rejection(RpcCall.Rejected call) {
    return error(call.requestId(), call.error());
  }

  /**
   * Answers a request that was turned away unread, or that failed for a reason of the server's own.
   *
   * @param id the id to echo; empty when the body was not read
   */
  public HttpAnswer error(Optional<Json> id, RpcError error) {
    HttpAnswer answer = HttpAnswer.json(error.status(), RpcResponses.error(id, error));
    boolean challenge = bearer && error.code() == ErrorCode.UNAUTHENTICATED.code();
    return challenge ? answer.with("www-authenticate", CHALLENGE) : answer;
  }

  private RpcCall dispatch(RpcRequest request) {
    return switch (request.method()) {
      case "tools/list" -> new RpcCall.ToolsList(request.id());
      case "tools/call" -> toolsCall(request);
      case "resources/list" ->
          resources ? new RpcCall.ResourcesList(request.id()) : methodNotFound(request);
      case "resources/read" ->
          resources
              ? new RpcCall.ResourcesRead(request.id(), request.params().flatMap(RpcDialect::uri))
              : methodNotFound(request);
      default -> methodNotFound(request);
    };
  }

  private static RpcCall methodNotFound(RpcRequest request) {
    return rejected(request, CallMethod.OTHER, RpcError.methodNotFound());
  }

  private RpcCall toolsCall(RpcRequest request) {
    if (request.params().orElse(Json.NULL) instanceof Json.Obj params
        && params.members().get("name") instanceof Json.Text name) {
      Optional<Json> arguments = params.member("arguments");
      if (arguments.isPresent()) {
        return tools.contains(name.value())
            ? new RpcCall.ToolsCall(request.id(), name.value(), arguments.get())
            : rejected(request, CallMethod.TOOLS_CALL, RpcError.unknownTool());
      }
    }
    return rejected(request, CallMethod.TOOLS_CALL, RpcError.invalidToolParams());
  }

  private static RpcCall rejected(RpcRequest request, CallMethod method, RpcError error) {
    return new RpcCall.Rejected(Optional.of(request.id()), method, error);
  }

  /** The uri of {@code {"uri":…}} or {@code {"arguments":{"uri":…}}}. */
  private static Optional<String> uri(Json params) {
    if (!(params instanceof Json.Obj object)) {
      return Optional.empty();
    }
    if (object.members().get("uri") instanceof Json.Text uri) {
      return Optional.of(uri.value());
    }
    return object.members().get("arguments") instanceof Json.Obj arguments
            && arguments.members().get("uri") instanceof Json.Text uri
        ? Optional.of(uri.value())
        : Optional.empty();
  }

  private static Json item(ToolDescription tool) {
    return Json.object()
        .put("name", tool.name())
        .put("description", tool.description())
        .put("input_schema", tool.inputSchema())
        .build();
  }
}
