package io.decisiongate.core.run;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;

/** By which tool a trigger came; they differ only in what is recorded as the request. */
public enum ToolCallKind {
  TRIGGER("scenario.trigger"),
  NEXT("scenario.next");

  private final String method;

  ToolCallKind(String method) {
    this.method = method;
  }

  /** The name in tool-call records. */
  public String method() {
    return method;
  }

  Sha256 requestHash(TriggerEvent event) {
    return Sha256.ofCanonical(
        switch (this) {
          case TRIGGER -> event.toJson();
          case NEXT ->
              Json.object()
                  .put("run_id", event.runId())
                  .put("tenant_id", event.tenantId().toJson())
                  .put("namespace_id", event.namespaceId().toJson())
                  .put("trigger_id", event.triggerId())
                  .put("agent_id", event.sourceId())
                  .put("time", event.time().toJson())
                  .put("correlation_id", Json.ofNullable(event.correlationId()))
                  .build();
        });
  }
}
