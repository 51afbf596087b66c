package io.decisiongate.runs.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.GateEntry;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.run.LogEntry;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunStatus;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.ToolCallKind;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerPlan;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The way of a trigger (engine.md section 5.1), whichever tool it came by. */
@ApplicationScoped
public class Triggers {
  @Inject EvidenceCollection evidence;
  @Inject RunStore store;
  @Inject StepWriter writer;

  /**
   * What a trigger came to.
   *
   * @param gateRecords what was found at the gates under its trigger id, now or when it was first
   *     sent
   */
  public record Answer(Json result, List<Json> gateRecords) {}

  /** Evaluates the run's stage and decides. Repeating a trigger id gives the first answer again. */
  public Answer answer(Call call, RunLookup.Bound bound, TriggerEvent event, ToolCallKind kind) {
    Run.Key key = bound.key();
    StoredRun run = bound.run();
    RunEngine engine = evidence.engine();
    Optional<StoredStep> earlier = earlier(key, run, event);
    if (earlier.isPresent()) {
      call.repeatsEarlier();
      StoredStep step = earlier.get();
      Json result = repeat(call, bound, event, kind, step.decision(), step.packets());
      return new Answer(result, step.gateRecords());
    }
    return switch (engine.plan(bound.spec(), run.header(), event)) {
      case TriggerPlan.LastDecision last -> {
        Optional<StoredStep> own = decided(key, run, event.triggerId());
        if (own.isPresent()) {
          call.repeatsEarlier();
        }
        List<Json> packets = packetsOf(key, run, last.decision());
        yield new Answer(
            repeat(call, bound, event, kind, last.decision(), packets),
            own.map(StoredStep::gateRecords).orElseGet(List::of));
      }
      case TriggerPlan.TimeoutDue ignored -> decide(call, bound, event, kind, List.of());
      case TriggerPlan.NeedsEvidence needs ->
          decide(
              call,
              bound,
              event,
              kind,
              evidence.gather(needs.conditions(), RunEngine.evidenceContext(run.header(), event)));
    };
  }

  private Answer decide(
      Call call,
      RunLookup.Bound bound,
      TriggerEvent event,
      ToolCallKind kind,
      List<GatheredEvidence> gathered) {
    StoredRun run = bound.run();
    RunStep step = evidence.engine().trigger(bound.spec(), run.header(), event, gathered, kind);
    writer.step(call, bound.key(), run, step, run.triggers().with(event.triggerId()));
    // Only scenario_next looks at them.
    List<Json> gates = kind == ToolCallKind.NEXT ? gateRecords(step.entries()) : List.of();
    return new Answer(step.result(), gates);
  }

  private Json repeat(
      Call call,
      RunLookup.Bound bound,
      TriggerEvent event,
      ToolCallKind kind,
      Decision decision,
      List<Json> packets) {
    StoredRun run = bound.run();
    RunStep step = evidence.engine().repeat(run.header(), kind, event, decision, packets);
    writer.step(call, bound.key(), run, step, run.triggers());
    return step.result();
  }

  private static List<Json> gateRecords(List<LogEntry> entries) {
    return entries.stream().filter(GateEntry.class::isInstance).map(LogEntry::toJson).toList();
  }

  private Optional<StoredStep> earlier(Run.Key key, StoredRun run, TriggerEvent event) {
    // After the end of a run every trigger is answered with its last decision.
    return run.header().status() != RunStatus.ACTIVE || run.triggers().excludes(event.triggerId())
        ? Optional.empty()
        : decided(key, run, event.triggerId());
  }

  private Optional<StoredStep> decided(Run.Key key, StoredRun run, String triggerId) {
    run.lineage().awaitCommitted();
    return store.decidedOn(new TenantContext(key.tenant()), key, triggerId);
  }

  private List<Json> packetsOf(Run.Key key, StoredRun run, Decision decision) {
    return run.header().counts().packets() == 0
        ? List.of()
        : decided(key, run, decision.triggerId()).map(StoredStep::packets).orElseGet(List::of);
  }
}
