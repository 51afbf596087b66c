package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Arrays;
import java.util.Optional;

/**
 * The request to look at a run. Kind (apart from ticks), source and payload do not influence the
 * decision.
 *
 * @param triggerId makes the request repeatable
 */
public record TriggerEvent(
    String triggerId,
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    TriggerKind kind,
    Timestamp time,
    String sourceId,
    Optional<Payload> payload,
    Optional<String> correlationId) {

  public static TriggerEvent fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "trigger");
    return new TriggerEvent(
        Identifiers.read(members, "trigger_id"),
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        Variants.read(
            members.string("kind"), Arrays.asList(TriggerKind.values()), TriggerKind::wire),
        Timestamp.fromJson(members.value("time")),
        members.string("source_id"),
        members.optional("payload").map(Payload::fromJson),
        members.optionalString("correlation_id"));
  }

  public Json toJson() {
    return Json.object()
        .put("trigger_id", triggerId)
        .put("tenant_id", tenantId.toJson())
        .put("namespace_id", namespaceId.toJson())
        .put("run_id", runId)
        .put("kind", kind.wire())
        .put("time", time.toJson())
        .put("source_id", sourceId)
        .put("payload", payload.map(Payload::toJson).orElse(Json.NULL))
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
