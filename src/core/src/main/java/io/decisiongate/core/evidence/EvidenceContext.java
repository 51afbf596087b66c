package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/** For which run, stage and trigger evidence is asked. */
public record EvidenceContext(
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    String scenarioId,
    String stageId,
    String triggerId,
    Timestamp triggerTime,
    Optional<String> correlationId) {

  public static EvidenceContext fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence context");
    return new EvidenceContext(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        members.string("scenario_id"),
        members.string("stage_id"),
        members.string("trigger_id"),
        Timestamp.fromJson(members.value("trigger_time")),
        members.optionalString("correlation_id"));
  }

  public Json toJson() {
    return Json.object()
        .put("tenant_id", tenantId.toJson())
        .put("namespace_id", namespaceId.toJson())
        .put("run_id", runId)
        .put("scenario_id", scenarioId)
        .put("stage_id", stageId)
        .put("trigger_id", triggerId)
        .put("trigger_time", triggerTime.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
