package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/** An agent asks whether it may go on. */
public record NextCommand(
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    String triggerId,
    String agentId,
    Timestamp time,
    Optional<String> correlationId) {

  public static NextCommand fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "request");
    return new NextCommand(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        Identifiers.read(members, "trigger_id"),
        members.string("agent_id"),
        Timestamp.fromJson(members.value("time")),
        members.optionalString("correlation_id"));
  }

  /** The trigger that it stands for. */
  public TriggerEvent toTrigger() {
    return new TriggerEvent(
        triggerId,
        tenantId,
        namespaceId,
        runId,
        TriggerKind.AGENT_REQUEST_NEXT,
        time,
        agentId,
        Optional.empty(),
        correlationId);
  }
}
