package io.decisiongate.mcp;

import io.decisiongate.core.json.Json;

/**
 * Hints about a tool's behaviour (MCP 2025-11-25, ToolAnnotations).
 *
 * @param readOnly it changes nothing
 * @param destructive it may overwrite or delete, rather than only add
 * @param idempotent repeating the call with equal arguments has no further effect
 * @param openWorld it reaches systems outside this server
 */
public record ToolAnnotations(
    boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

  public Json.Obj toJson() {
    return Json.object()
        .put("readOnlyHint", readOnly)
        .put("destructiveHint", destructive)
        .put("idempotentHint", idempotent)
        .put("openWorldHint", openWorld)
        .build();
  }
}
