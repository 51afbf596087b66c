package io.decisiongate.core.error;

/** The codes of the error table (mcp-transport.md section 5) with their labels. */
public enum ErrorCode {
  INVALID_REQUEST(-32600, "invalid_request"),
  METHOD_NOT_FOUND(-32601, "method_not_found"),
  INVALID_PARAMS(-32602, "invalid_params"),
  UNAUTHENTICATED(-32001, "unauthenticated"),
  UNAUTHORIZED(-32003, "unauthorized"),
  NOT_FOUND(-32004, "not_found"),
  CONFLICT(-32009, "conflict"),
  EVIDENCE(-32020, "evidence"),
  CONTROL_PLANE(-32030, "control_plane"),
  RUNPACK(-32040, "runpack"),
  INTERNAL(-32050, "internal"),
  SERIALIZATION(-32060, "serialization"),
  REQUEST_TOO_LARGE(-32070, "request_too_large"),
  RATE_LIMITED(-32071, "rate_limited"),
  INFLIGHT_LIMIT(-32072, "inflight_limit"),
  INVALID_CORRELATION_ID(-32073, "invalid_correlation_id");

  private final int code;
  private final String kind;

  ErrorCode(int code, String kind) {
    this.code = code;
    this.kind = kind;
  }

  /** The JSON-RPC error code. */
  public int code() {
    return code;
  }

  /** The label that goes out as {@code data.kind}. */
  public String kind() {
    return kind;
  }
}
