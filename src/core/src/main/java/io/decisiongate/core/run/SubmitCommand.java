package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/**
 * Adds a document to a run.
 *
 * @param submissionId makes the request repeatable
 */
public record SubmitCommand(
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    String submissionId,
    Payload payload,
    String contentType,
    Timestamp submittedAt,
    Optional<String> correlationId) {

  public static SubmitCommand fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "request");
    return new SubmitCommand(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        Identifiers.read(members, "submission_id"),
        Payload.fromJson(members.value("payload")),
        members.string("content_type"),
        Timestamp.fromJson(members.value("submitted_at")),
        members.optionalString("correlation_id"));
  }

  public Json toJson() {
    return Json.object()
        .put("run_id", runId)
        .put("tenant_id", tenantId.toJson())
        .put("namespace_id", namespaceId.toJson())
        .put("submission_id", submissionId)
        .put("payload", payload.toJson())
        .put("content_type", contentType)
        .put("submitted_at", submittedAt.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
