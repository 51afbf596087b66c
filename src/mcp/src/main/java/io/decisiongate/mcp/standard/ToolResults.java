package io.decisiongate.mcp.standard;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.mcp.jsonrpc.RpcResponses;

/** Writes tool results: structured content, and the same for readers of text. */
final class ToolResults {
  private static final String TEXT = "{\"content\":[{\"type\":\"text\",\"text\":";
  private static final String STRUCTURED = "}],\"structuredContent\":";

  private ToolResults() {}

  static byte[] success(Json id, Json.Obj result) {
    String json = JsonWriter.write(result);
    // Written twice, the first time with its quotation marks escaped.
    StringBuilder out = RpcResponses.openSuccess(id, 2 * json.length() + json.length() / 4 + 64);
    JsonWriter.write(Json.of(json), out.append(TEXT));
    return RpcResponses.utf8(out.append(STRUCTURED).append(json).append("}}"));
  }

  static byte[] failure(Json id, DecisionGateException failure) {
    RpcError error = RpcError.of(failure);
    Json.ObjectBuilder members =
        Json.object()
            .put("code", error.code())
            .put("kind", error.kind())
            .put("message", error.message())
            .put("retryable", error.retryable());
    error.retryAfterMs().ifPresent(ms -> members.put("retry_after_ms", ms));
    StringBuilder out = RpcResponses.openSuccess(id, 512);
    JsonWriter.write(Json.of(error.message()), out.append(TEXT));
    JsonWriter.write(Json.object().put("error", members.build()).build(), out.append(STRUCTURED));
    return RpcResponses.utf8(out.append(",\"isError\":true}}"));
  }
}
