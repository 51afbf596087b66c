package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;

/**
 * Which run is to be started.
 *
 * @param policyTags accepted and not kept
 */
public record RunConfig(
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    String scenarioId,
    List<DispatchTarget> dispatchTargets,
    List<String> policyTags) {

  public static RunConfig fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "run config");
    return new RunConfig(
        TenantId.from(members),
        NamespaceId.from(members),
        Identifiers.read(members, "run_id"),
        Identifiers.read(members, "scenario_id"),
        members.list("dispatch_targets", DispatchTarget::fromJson),
        members.strings("policy_tags"));
  }
}
