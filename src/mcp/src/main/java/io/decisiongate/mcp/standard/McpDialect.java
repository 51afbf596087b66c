package io.decisiongate.mcp.standard;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.error.InsufficientScope;
import io.decisiongate.core.error.OutcomeUnknown;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.ToolDescription;
import io.decisiongate.mcp.ToolListing;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.mcp.jsonrpc.RpcResponses;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Standard MCP on {@code /mcp}: revision 2025-11-25 and two older ones, every request on its own.
 * Session ids are neither given out nor looked at. Immutable.
 */
public final class McpDialect {
  private static final HttpAnswer ACCEPTED = HttpAnswer.empty(202);
  private static final long MS_PER_SECOND = 1000;

  private final ServerInfo server;
  private final ToolListing tools;
  private final boolean resources;
  private final AllowedOrigins origins;
  private final MessageReader messages;
  private final String challenge;
  private final String metadata;

  /**
   * A dialect for these tools.
   *
   * @param tools in the order in which they are listed
   * @param resources whether there are documents to list and read
   * @param resourceMetadata URL of the protected resource metadata (RFC 9728), named in challenges;
   *     empty when there is none
   */
  public McpDialect(
      ServerInfo server,
      List<ToolDescription> tools,
      boolean resources,
      AllowedOrigins origins,
      Optional<String> resourceMetadata) {
    this(server, new ToolListing(tools, ToolSchemas::item), resources, origins, resourceMetadata);
  }

  private McpDialect(
      ServerInfo server,
      ToolListing tools,
      boolean resources,
      AllowedOrigins origins,
      Optional<String> resourceMetadata) {
    this.server = server;
    this.tools = tools;
    this.resources = resources;
    this.origins = origins;
    this.messages = new MessageReader(tools, resources);
    metadata = resourceMetadata.map(url -> ", resource_metadata=\"" + url + "\"").orElse("");
    this.challenge = "Bearer realm=\"decision-gate\"" + metadata;
  }

  /** The same dialect at another address, whose metadata challenges name. */
  public McpDialect at(Optional<String> otherMetadata) {
    return new McpDialect(server, tools, resources, origins, otherMetadata);
  }

  /** Reads a POST, with all checks that come before authentication. */
  public McpCall read(McpHeaders headers, byte[] body) {
    if (headers.origin().isPresent() && !origins.allows(headers.origin().get())) {
      return refused("origin not allowed", 403);
    }
    if (!AcceptHeader.allowsJson(headers.accept())) {
      return refused("answers are application/json, which Accept must allow", 406);
    }
    if (headers.protocolVersion().isPresent()
        && ProtocolVersion.of(headers.protocolVersion().get().strip()).isEmpty()) {
      return refused("unsupported MCP-Protocol-Version, supported: " + ProtocolVersion.list(), 400);
    }
    return messages.read(body);
  }

  /** Answers {@code initialize} with the revision asked for or, if it is unknown, the newest. */
  public HttpAnswer initialized(McpCall.Initialize call) {
    ProtocolVersion version =
        ProtocolVersion.of(call.requestedVersion()).orElse(ProtocolVersion.LATEST);
    Json.Obj info =
        Json.object()
            .put("name", server.name())
            .put("title", server.title())
            .put("version", server.version())
            .build();
    Json result =
        Json.object()
            .put("protocolVersion", version.text())
            .put("capabilities", capabilities())
            .put("serverInfo", info)
            .put("instructions", server.instructions())
            .build();
    return success(call.id(), JsonWriter.write(result));
  }

  private Json capabilities() {
    Json.Obj nothingMore = Json.object().build();
    return Json.object()
        .put("tools", nothingMore)
        .putIfPresent("resources", Optional.of(nothingMore).filter(there -> resources))
        .build();
  }

  public HttpAnswer pong(McpCall.Ping call) {
    return success(call.id(), "{}");
  }

  /** Answers a list of tools with those of these names. */
  public HttpAnswer tools(McpCall.ToolsList call, Predicate<String> visible) {
    return success(call.id(), tools.result(visible));
  }

  /** Answers a list of documents or the reading of one with its result. */
  public HttpAnswer result(McpCall call, Json result) {
    return success(call.requestId().orElse(Json.NULL), JsonWriter.write(result));
  }

  /** Answers a list of patterns: every document has an address of its own. */
  public HttpAnswer templates(McpCall.ResourceTemplatesList call) {
    return success(call.id(), "{\"resourceTemplates\":[]}");
  }

  /** Answers a notification or a response of the client: 202 without a body. */
  public HttpAnswer accepted() {
    return ACCEPTED;
  }

  /**
   * Answers a tool call. What went wrong in a tool is a result, for the model to read and correct
   * itself; who called, whether the tool exists and whether the storage works are errors.
   */
  public ToolAnswer answer(McpCall.ToolsCall call, ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Success success -> {
        byte[] body = ToolResults.success(call.id(), success.result());
        yield new ToolAnswer(HttpAnswer.json(200, body), true);
      }
      case ToolOutcome.Failure failure when isProtocolError(failure.error()) ->
          new ToolAnswer(failure(call, failure.error()), false);
      case ToolOutcome.Failure failure -> {
        byte[] body = ToolResults.failure(call.id(), failure.error());
        yield new ToolAnswer(HttpAnswer.json(200, body), true);
      }
    };
  }

  /** Answers any call that failed outside a tool, for example by authentication. */
  public HttpAnswer failure(McpCall call, DecisionGateException failure) {
    HttpAnswer answer = error(call.requestId(), McpErrors.of(failure));
    return failure instanceof InsufficientScope lacking
        ? answer.with("www-authenticate", scopeChallenge(lacking.scopes()))
        : answer;
  }

  /** Answers a request that was rejected. */
  public HttpAnswer rejection(McpCall.Rejected call) {
    return error(call.requestId(), call.error());
  }

  /**
   * Answers a request that was turned away unread, or that failed for a reason of the server's own.
   *
   * @param id the id to echo; empty when the body was not read
   */
  public HttpAnswer error(Optional<Json> id, RpcError error) {
    HttpAnswer answer = HttpAnswer.json(error.status(), RpcResponses.errorWithoutNullId(id, error));
    if (error.code() == ErrorCode.UNAUTHENTICATED.code()) {
      return answer.with("www-authenticate", challenge);
    }
    return error.retryAfterMs().isPresent()
        ? answer.with("retry-after", seconds(error.retryAfterMs().getAsLong()))
        : answer;
  }

  private static boolean isProtocolError(DecisionGateException failure) {
    return failure instanceof StorageUnavailable
        || failure instanceof OutcomeUnknown
        || failure instanceof RateLimited
        || switch (failure.code()) {
          case UNAUTHENTICATED, UNAUTHORIZED, METHOD_NOT_FOUND -> true;
          case INVALID_REQUEST,
              INVALID_PARAMS,
              NOT_FOUND,
              CONFLICT,
              EVIDENCE,
              CONTROL_PLANE,
              RUNPACK,
              INTERNAL,
              SERIALIZATION,
              REQUEST_TOO_LARGE,
              RATE_LIMITED,
              INFLIGHT_LIMIT,
              INVALID_CORRELATION_ID ->
              false;
        };
  }

  /** Tells the holder of a token which scopes the call needs (RFC 6750 section 3). */
  private String scopeChallenge(List<String> scopes) {
    return "Bearer realm=\"decision-gate\", error=\"insufficient_scope\", scope=\""
        + String.join(" ", scopes)
        + "\""
        + metadata;
  }

  private static HttpAnswer success(Json id, String result) {
    return HttpAnswer.json(200, RpcResponses.success(id, result));
  }

  private static McpCall refused(String message, int status) {
    return new McpCall.Rejected(
        Optional.empty(), CallMethod.INVALID, McpErrors.invalidRequest(message, status));
  }

  /** Whole seconds, rounded up, as {@code Retry-After} wants them. */
  private static String seconds(long ms) {
    return Long.toString((ms + MS_PER_SECOND - 1) / MS_PER_SECOND);
  }
}
