package io.decisiongate.runs.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunStatus;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.StatusCommand;
import io.decisiongate.core.run.StatusRequest;
import io.decisiongate.core.run.ToolCallKind;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerPlan;
import io.decisiongate.core.run.TriggerRequest;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import io.decisiongate.runs.control.KnownTriggers;
import io.decisiongate.runs.control.RunCache;
import io.decisiongate.runs.control.RunQueues;
import io.decisiongate.runs.control.RunStore;
import io.decisiongate.runs.control.StepWriter;
import io.decisiongate.runs.control.StoredRun;
import io.decisiongate.runs.control.StoredStep;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.scenarios.boundary.ScenarioLibrary;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The tools that start runs and move them (mcp-tools.md sections 2.2 to 2.4). */
@ApplicationScoped
public class Runs {
  @Inject ScenarioLibrary library;
  @Inject EvidenceCollection evidence;
  @Inject RunQueues queues;
  @Inject RunCache cache;
  @Inject RunStore store;
  @Inject StepWriter writer;

  /** Starts a run; the answer is its whole state. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  @MeteredFor(Metric.RUNS_STARTED)
  public Json start(Call call, StartRequest request) {
    TenantId tenant = request.runConfig().tenantId();
    NamespaceId namespace = request.runConfig().namespaceId();
    Run.Key key = new Run.Key(tenant.value(), namespace.value(), request.runConfig().runId());
    call.atEnd(queues.enter(key));
    ScenarioSpec spec = scenario(tenant, namespace, request.scenarioId());
    RunEngine engine = evidence.engine();
    engine.requireStartable(spec, request);
    // The first attempt relies on the key of the run's row; a refusal is looked into.
    if (cache.knows(key) || (call.isRetry() && cache.find(key, true).isPresent())) {
      throw new ControlPlaneFailure("run already exists: " + key.runId());
    }
    RunStep step = engine.start(spec, request);
    writer.start(call, key, step);
    return step.result();
  }

  /** Evaluates the run's stage and decides. Repeating a trigger id gives the first answer again. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json trigger(Call call, TriggerRequest request) {
    TriggerEvent event = request.trigger();
    Run.Key key = new Run.Key(event.tenantId().value(), event.namespaceId().value(), event.runId());
    call.atEnd(queues.enter(key));
    ScenarioSpec spec = scenario(event.tenantId(), event.namespaceId(), request.scenarioId());
    StoredRun run = run(call, key);
    RunEngine engine = evidence.engine();
    engine.requireBound(spec, run.header());
    Optional<StoredStep> earlier = earlier(key, run, event);
    if (earlier.isPresent()) {
      call.repeatsEarlier();
      return repeat(call, key, run, event, earlier.get().decision(), earlier.get().packets());
    }
    return switch (engine.plan(spec, run.header(), event)) {
      case TriggerPlan.LastDecision last -> {
        if (decided(key, event.triggerId()).isPresent()) {
          call.repeatsEarlier();
        }
        yield repeat(call, key, run, event, last.decision(), packetsOf(key, run, last.decision()));
      }
      case TriggerPlan.TimeoutDue ignored -> decide(call, key, run, event, spec, List.of());
      case TriggerPlan.NeedsEvidence needs ->
          decide(
              call,
              key,
              run,
              event,
              spec,
              evidence.gather(needs.conditions(), RunEngine.evidenceContext(run.header(), event)));
    };
  }

  /** Tells how far a run is. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json status(Call call, StatusRequest request) {
    StatusCommand command = request.request();
    Run.Key key =
        new Run.Key(command.tenantId().value(), command.namespaceId().value(), command.runId());
    call.atEnd(queues.enter(key));
    ScenarioSpec spec = scenario(command.tenantId(), command.namespaceId(), request.scenarioId());
    StoredRun run = run(call, key);
    evidence.engine().requireBound(spec, run.header());
    List<String> packets =
        run.header().counts().packets() == 0
            ? List.of()
            : store.packetIds(new TenantContext(key.tenant()), key);
    RunStep step = evidence.engine().status(run.header(), command, packets);
    writer.step(call, key, run, step, run.triggers());
    return step.result();
  }

  /** Numbers about calls that wait for their turn at a run. */
  public Json.Obj queueStatistics() {
    return queues.statistics().toJson();
  }

  private Json decide(
      Call call,
      Run.Key key,
      StoredRun run,
      TriggerEvent event,
      ScenarioSpec spec,
      List<GatheredEvidence> gathered) {
    RunStep step =
        evidence.engine().trigger(spec, run.header(), event, gathered, ToolCallKind.TRIGGER);
    KnownTriggers triggers = run.triggers().with(event.triggerId());
    writer.step(call, key, run, step, triggers);
    return step.result();
  }

  private Json repeat(
      Call call,
      Run.Key key,
      StoredRun run,
      TriggerEvent event,
      Decision decision,
      List<Json> packets) {
    RunStep step =
        evidence.engine().repeat(run.header(), ToolCallKind.TRIGGER, event, decision, packets);
    writer.step(call, key, run, step, run.triggers());
    return step.result();
  }

  private Optional<StoredStep> earlier(Run.Key key, StoredRun run, TriggerEvent event) {
    // After the end of a run every trigger is answered with its last decision.
    return run.header().status() != RunStatus.ACTIVE || run.triggers().excludes(event.triggerId())
        ? Optional.empty()
        : decided(key, event.triggerId());
  }

  private Optional<StoredStep> decided(Run.Key key, String triggerId) {
    return store.decidedOn(new TenantContext(key.tenant()), key, triggerId);
  }

  private List<Json> packetsOf(Run.Key key, StoredRun run, Decision decision) {
    return run.header().counts().packets() == 0
        ? List.of()
        : decided(key, decision.triggerId()).map(StoredStep::packets).orElseGet(List::of);
  }

  private ScenarioSpec scenario(TenantId tenant, NamespaceId namespace, String scenarioId) {
    return library
        .find(tenant, namespace, scenarioId)
        .orElseThrow(() -> new NotFound("scenario not defined"));
  }

  private StoredRun run(Call call, Run.Key key) {
    return cache
        .find(key, call.isRetry())
        .orElseThrow(() -> new ControlPlaneFailure("run not found: " + key.runId()));
  }
}
