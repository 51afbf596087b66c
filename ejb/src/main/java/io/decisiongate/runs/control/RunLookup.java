package io.decisiongate.runs.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.scenarios.boundary.ScenarioLibrary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the scenario and the run that a call names, in its turn at the run. */
@ApplicationScoped
public class RunLookup {
  @Inject ScenarioLibrary library;
  @Inject EvidenceCollection evidence;
  @Inject RunQueues queues;
  @Inject RunCache cache;

  /** A scenario and a run of it. */
  public record Bound(Run.Key key, ScenarioSpec spec, StoredRun run) {}

  /**
   * Waits until no other call of this node computes a step of the run, and finds it; the turn ends
   * when the step has been given to the journal.
   *
   * @throws NotFound when there is no such scenario
   * @throws ControlPlaneFailure when there is no such run, or it is of another scenario
   */
  public Bound find(
      Call call, String scenarioId, TenantId tenant, NamespaceId namespace, String runId) {
    Run.Key key = new Run.Key(tenant.value(), namespace.value(), runId);
    call.untilHandedOver(queues.enter(key));
    ScenarioSpec spec = scenario(tenant, namespace, scenarioId);
    StoredRun run =
        cache.find(key).orElseThrow(() -> new ControlPlaneFailure("run not found: " + runId));
    try {
      evidence.engine().requireBound(spec, run.header());
    } catch (ControlPlaneFailure mismatch) {
      // It is said of a run that is there, not of one whose start may still fail.
      run.lineage().awaitCommitted();
      throw mismatch;
    }
    return new Bound(key, spec, run);
  }

  /**
   * The scenario that the call means.
   *
   * @throws NotFound when there is none
   */
  public ScenarioSpec scenario(TenantId tenant, NamespaceId namespace, String scenarioId) {
    return library
        .find(tenant, namespace, scenarioId)
        .orElseThrow(() -> new NotFound("scenario not defined"));
  }
}
