package io.decisiongate.mcp.jsonrpc;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.error.OutcomeUnknown;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.StorageUnavailable;
import java.util.OptionalLong;

/**
 * A row of the error table with its text (mcp-transport.md section 5).
 *
 * @param code the JSON-RPC error code
 * @param kind the label that goes out as {@code data.kind}
 * @param message the text for the caller
 * @param status the HTTP status that goes with it
 * @param retryable whether the same call may succeed later without being changed
 * @param retryAfterMs milliseconds to wait before the next attempt, where that is known
 */
public record RpcError(
    int code,
    String kind,
    String message,
    int status,
    boolean retryable,
    OptionalLong retryAfterMs) {

  /** The error of a failed call: most travel with HTTP 200. */
  public static RpcError of(DecisionGateException failure) {
    if (failure instanceof RateLimited limited) {
      return rateLimited(limited.retryAfterMs());
    }
    int status =
        failure instanceof StorageUnavailable || failure instanceof OutcomeUnknown
            ? 503
            : statusOf(failure.code());
    return of(failure.code(), failure.text(), status, failure.retryable());
  }

  public static RpcError invalidRequest() {
    return of(ErrorCode.INVALID_REQUEST, "invalid json-rpc request", 400, false);
  }

  public static RpcError invalidVersion() {
    return of(ErrorCode.INVALID_REQUEST, "invalid json-rpc version", 400, false);
  }

  public static RpcError methodNotFound() {
    return of(ErrorCode.METHOD_NOT_FOUND, "method not found", 400, false);
  }

  public static RpcError unknownTool() {
    return of(ErrorCode.METHOD_NOT_FOUND, "unknown tool", 400, false);
  }

  public static RpcError invalidToolParams() {
    return of(ErrorCode.INVALID_PARAMS, "invalid tool params", 400, false);
  }

  public static RpcError invalidCorrelationId() {
    return of(ErrorCode.INVALID_CORRELATION_ID, "invalid correlation id", 400, false);
  }

  public static RpcError requestTooLarge() {
    return of(ErrorCode.REQUEST_TOO_LARGE, "request body too large", 413, false);
  }

  /** No place for another request at the same time. */
  public static RpcError serverOverloaded() {
    return of(ErrorCode.INFLIGHT_LIMIT, "server overloaded", 503, true);
  }

  /** The rate limiter knows too many callers. */
  public static RpcError rateLimiterOverloaded() {
    return of(ErrorCode.INFLIGHT_LIMIT, "rate limiter overloaded", 503, true);
  }

  /**
   * The caller made too many requests.
   *
   * @param retryAfterMs milliseconds until its window ends
   */
  public static RpcError rateLimited(long retryAfterMs) {
    ErrorCode code = ErrorCode.RATE_LIMITED;
    return new RpcError(
        code.code(), code.kind(), "rate limit exceeded", 429, true, OptionalLong.of(retryAfterMs));
  }

  /** A defect of the server; the caller learns nothing more. */
  public static RpcError internal() {
    return of(ErrorCode.INTERNAL, "internal error", 500, false);
  }

  /** The same error with another HTTP status. */
  public RpcError withStatus(int other) {
    return new RpcError(code, kind, message, other, retryable, retryAfterMs);
  }

  private static RpcError of(ErrorCode code, String message, int status, boolean retryable) {
    return new RpcError(code.code(), code.kind(), message, status, retryable, OptionalLong.empty());
  }

  private static int statusOf(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, INVALID_CORRELATION_ID -> 400;
      case UNAUTHENTICATED -> 401;
      case UNAUTHORIZED -> 403;
      case INFLIGHT_LIMIT -> 503;
      case NOT_FOUND,
          CONFLICT,
          EVIDENCE,
          CONTROL_PLANE,
          RUNPACK,
          INTERNAL,
          SERIALIZATION,
          REQUEST_TOO_LARGE,
          RATE_LIMITED ->
          200;
    };
  }
}
