package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/** Asks how far a run is. */
public record StatusCommand(
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    Timestamp requestedAt,
    Optional<String> correlationId) {

  public static StatusCommand fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "request");
    return new StatusCommand(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        Timestamp.fromJson(members.value("requested_at")),
        members.optionalString("correlation_id"));
  }

  public Json toJson() {
    return Json.object()
        .put("run_id", runId)
        .put("tenant_id", tenantId.toJson())
        .put("namespace_id", namespaceId.toJson())
        .put("requested_at", requestedAt.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
