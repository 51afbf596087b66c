package io.decisiongate.mcp;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.Json;

/** How a tool call ended. */
public sealed interface ToolOutcome {

  /** It succeeded with this result. */
  record Success(Json.Obj result) implements ToolOutcome {}

  /** It failed, at whatever step after its envelope had been read. */
  record Failure(DecisionGateException error) implements ToolOutcome {}
}
