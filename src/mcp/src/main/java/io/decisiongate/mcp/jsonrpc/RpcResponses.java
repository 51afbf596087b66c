package io.decisiongate.mcp.jsonrpc;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes response bodies: compact, members in the order jsonrpc, id, result or error. */
public final class RpcResponses {
  private static final int ENVELOPE_CHARS = 64;

  private RpcResponses() {}

  /** A success with this result, given as JSON text. */
  public static byte[] success(Json id, CharSequence result) {
    return utf8(openSuccess(id, result.length()).append(result).append('}'));
  }

  /**
   * The start of a success up to and including {@code "result":}; the caller appends the result and
   * a closing brace.
   *
   * @param expected expected length of the result in characters
   */
  public static StringBuilder openSuccess(Json id, int expected) {
    StringBuilder out = new StringBuilder(expected + ENVELOPE_CHARS);
    out.append("{\"jsonrpc\":\"2.0\",\"id\":");
    JsonWriter.write(id, out);
    return out.append(",\"result\":");
  }

  /** An error; an unknown id is written as null, as JSON-RPC 2.0 section 5 has it. */
  public static byte[] error(Optional<Json> id, RpcError error) {
    StringBuilder out = new StringBuilder(256).append("{\"jsonrpc\":\"2.0\",\"id\":");
    JsonWriter.write(id.orElse(Json.NULL), out);
    return finishError(id, error, out);
  }

  /** An error; an unknown id is left out, as the MCP schema demands. */
  public static byte[] errorWithoutNullId(Optional<Json> id, RpcError error) {
    StringBuilder out = new StringBuilder(256).append("{\"jsonrpc\":\"2.0\"");
    id.ifPresent(known -> JsonWriter.write(known, out.append(",\"id\":")));
    return finishError(id, error, out);
  }

  /** Text under construction as the bytes that are sent. */
  public static byte[] utf8(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The JSON text of a request's id, as audit records and error data carry it. */
  public static String requestId(Json id) {
    return JsonWriter.write(id);
  }

  private static byte[] finishError(Optional<Json> id, RpcError error, StringBuilder out) {
    out.append(",\"error\":{\"code\":").append(error.code()).append(",\"message\":");
    JsonWriter.write(Json.of(error.message()), out);
    out.append(",\"data\":{\"kind\":");
    JsonWriter.write(Json.of(error.kind()), out);
    out.append(",\"retryable\":").append(error.retryable()).append(",\"request_id\":");
    JsonWriter.write(Json.ofNullable(id.map(RpcResponses::requestId)), out);
    error.retryAfterMs().ifPresent(ms -> out.append(",\"retry_after_ms\":").append(ms));
    return utf8(out.append("}}}"));
  }
}
