package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All of a run that the next step needs; its size does not depend on how many steps there were.
 *
 * @param specHash of the scenario with which the run was started
 * @param counts lengths of the logs
 */
public record RunHeader(
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    String scenarioId,
    Sha256 specHash,
    String currentStageId,
    Timestamp stageEnteredAt,
    RunStatus status,
    List<DispatchTarget> dispatchTargets,
    RunCounts counts,
    Optional<Decision> lastDecision) {

  public RunHeader {
    dispatchTargets = List.copyOf(dispatchTargets);
  }

  /** Reads what {@link #toJson()} wrote. */
  public static RunHeader fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "run header");
    return new RunHeader(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        members.string("scenario_id"),
        Sha256.fromJson(members.value("spec_hash")),
        members.string("current_stage_id"),
        Timestamp.fromJson(members.value("stage_entered_at")),
        Variants.read(members.string("status"), Arrays.asList(RunStatus.values()), RunStatus::wire),
        members.list("dispatch_targets", DispatchTarget::fromJson),
        RunCounts.fromJson(members.value("counts")),
        members.optional("last_decision").map(Decision::fromJson));
  }

  /** For the store: the first members of the run state, then counts and last decision. */
  public Json toJson() {
    return scalars()
        .put("counts", counts.toJson())
        .put("last_decision", lastDecision.map(Decision::toJson).orElse(Json.NULL))
        .build();
  }

  /** The members of the run state that are no logs, in its order. */
  Json.ObjectBuilder scalars() {
    return Json.object()
        .put("tenant_id", tenantId.toJson())
        .put("namespace_id", namespaceId.toJson())
        .put("run_id", runId)
        .put("scenario_id", scenarioId)
        .put("spec_hash", specHash.toJson())
        .put("current_stage_id", currentStageId)
        .put("stage_entered_at", stageEnteredAt.toJson())
        .put("status", status.wire())
        .put(
            "dispatch_targets",
            new Json.Array(dispatchTargets.stream().map(DispatchTarget::toJson).toList()));
  }

  RunHeader with(RunStatus newStatus) {
    return with(currentStageId, stageEnteredAt, newStatus, counts, lastDecision);
  }

  RunHeader entered(String stageId, Timestamp at) {
    return with(stageId, at, status, counts, lastDecision);
  }

  RunHeader with(RunCounts newCounts, Optional<Decision> newLastDecision) {
    return with(currentStageId, stageEnteredAt, status, newCounts, newLastDecision);
  }

  private RunHeader with(
      String stageId,
      Timestamp enteredAt,
      RunStatus newStatus,
      RunCounts newCounts,
      Optional<Decision> newLastDecision) {
    return new RunHeader(
        tenantId,
        namespaceId,
        runId,
        scenarioId,
        specHash,
        stageId,
        enteredAt,
        newStatus,
        dispatchTargets,
        newCounts,
        newLastDecision);
  }
}
