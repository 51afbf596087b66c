package io.decisiongate.mcp.standard;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.util.OptionalLong;

/**
 * Protocol errors of standard MCP. What is no message of the protocol is refused by HTTP; a
 * well-formed request that cannot be served is answered with HTTP 200.
 */
final class McpErrors {
  private static final int PARSE_ERROR = -32700;

  private McpErrors() {}

  static RpcError parseError() {
    return new RpcError(
        PARSE_ERROR, "parse_error", "parse error", 400, false, OptionalLong.empty());
  }

  static RpcError invalidRequest(String message, int status) {
    return error(ErrorCode.INVALID_REQUEST, message, status);
  }

  static RpcError invalidParams(String message) {
    return error(ErrorCode.INVALID_PARAMS, message, 200);
  }

  static RpcError methodNotFound() {
    return error(ErrorCode.METHOD_NOT_FOUND, "method not found", 200);
  }

  static RpcError unknownTool() {
    return invalidParams("unknown tool");
  }

  /** The protocol error for a failure that is none of the tool's own. */
  static RpcError of(DecisionGateException failure) {
    if (failure.code() == ErrorCode.INVALID_PARAMS) {
      return invalidParams(failure.text());
    }
    return failure.code() == ErrorCode.METHOD_NOT_FOUND ? unknownTool() : RpcError.of(failure);
  }

  private static RpcError error(ErrorCode code, String message, int status) {
    return new RpcError(code.code(), code.kind(), message, status, false, OptionalLong.empty());
  }
}
