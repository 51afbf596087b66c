package io.decisiongate.runs.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.FeedbackGrant;
import io.decisiongate.core.run.NextRequest;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.StatusCommand;
import io.decisiongate.core.run.StatusRequest;
import io.decisiongate.core.run.ToolCallKind;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerRequest;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import io.decisiongate.runs.control.Feedback;
import io.decisiongate.runs.control.RunCache;
import io.decisiongate.runs.control.RunLookup;
import io.decisiongate.runs.control.RunQueues;
import io.decisiongate.runs.control.RunStore;
import io.decisiongate.runs.control.StepWriter;
import io.decisiongate.runs.control.Triggers;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The tools that start runs, move them and look at them (mcp-tools.md sections 2.2 to 2.5). */
@ApplicationScoped
public class Runs {
  @Inject EvidenceCollection evidence;
  @Inject RunLookup lookup;
  @Inject Triggers triggers;
  @Inject Feedback feedback;
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
    call.untilHandedOver(queues.enter(key));
    ScenarioSpec spec = lookup.scenario(tenant, namespace, request.scenarioId());
    RunEngine engine = evidence.engine();
    engine.requireStartable(spec, request);
    // The first attempt relies on the key of the run's row; a refusal is looked into.
    if (cache.knows(key) || (call.isRetry() && cache.read(key).isPresent())) {
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
    return triggers
        .answer(call, bound(call, request.scenarioId(), event), event, ToolCallKind.TRIGGER)
        .result();
  }

  /** The same for an agent, who also learns why, as far as it may. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json next(Call call, NextRequest request) {
    FeedbackGrant grant = feedback.grant(call, request);
    TriggerEvent event = request.request().toTrigger();
    RunLookup.Bound bound = bound(call, request.scenarioId(), event);
    Triggers.Answer answer = triggers.answer(call, bound, event, ToolCallKind.NEXT);
    return grant.addTo(
        answer.result(), answer.gateRecords(), condition -> feedback.allowsRaw(bound, condition));
  }

  /** Tells how far a run is. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json status(Call call, StatusRequest request) {
    StatusCommand command = request.request();
    RunLookup.Bound bound =
        lookup.find(
            call, request.scenarioId(), command.tenantId(), command.namespaceId(), command.runId());
    Run.Key key = bound.key();
    List<String> packets = packetIds(bound);
    RunStep step = evidence.engine().status(bound.run().header(), command, packets);
    writer.step(call, key, bound.run(), step, bound.run().triggers());
    return step.result();
  }

  private List<String> packetIds(RunLookup.Bound bound) {
    if (bound.run().header().counts().packets() == 0) {
      return List.of();
    }
    bound.run().lineage().awaitCommitted();
    return store.packetIds(new TenantContext(bound.key().tenant()), bound.key());
  }

  /** Numbers about calls that wait for their turn at a run. */
  public Json.Obj queueStatistics() {
    return queues.statistics().toJson();
  }

  private RunLookup.Bound bound(Call call, String scenarioId, TriggerEvent event) {
    return lookup.find(call, scenarioId, event.tenantId(), event.namespaceId(), event.runId());
  }
}
