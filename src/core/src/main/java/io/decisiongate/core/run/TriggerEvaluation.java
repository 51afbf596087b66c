package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.IssueContext;
import io.decisiongate.core.dispatch.PacketIssuer;
import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.Stage;
import io.decisiongate.core.scenario.StagePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides one trigger on an active run (engine.md sections 5.1 to 5.4). */
final class TriggerEvaluation {
  private final ScenarioSpec spec;
  private final RunHeader before;
  private final TriggerEvent event;
  private final StagePlan plan;
  private final Stage stage;
  private final RunRecorder recorder;
  private final List<PacketRecord> packets = new ArrayList<>();

  TriggerEvaluation(ScenarioSpec spec, RunHeader header, TriggerEvent event) {
    this.spec = spec;
    this.before = header;
    this.event = event;
    this.plan = spec.plan(header.currentStageId());
    this.stage = plan.stage();
    this.recorder = new RunRecorder(header);
  }

  RunStep decide(
      EngineSettings settings,
      GateEvaluator gates,
      PacketIssuer issuer,
      List<GatheredEvidence> evidence,
      ToolCallKind kind) {
    recorder.trigger(event);
    Outcome outcome =
        Deadline.isDue(stage, before.stageEnteredAt(), event)
            ? timedOut(issuer)
            : judged(gates.evaluate(plan, assess(settings, evidence)), issuer);
    Decision decision = recorder.decide(event, stage.stageId(), outcome);
    packets.forEach(packet -> recorder.packet(decision, packet));
    Json answer =
        Answers.decision(
            decision, packets.stream().map(PacketRecord::toJson).toList(), recorder.status());
    recorder.toolCall(
        kind.method(), kind.requestHash(event), answer, event.time(), event.correlationId());
    return recorder.step(answer);
  }

  private Map<String, AssessedCondition> assess(
      EngineSettings settings, List<GatheredEvidence> evidence) {
    Map<String, AssessedCondition> assessed = HashMap.newHashMap(evidence.size());
    for (GatheredEvidence gathered : evidence) {
      spec.condition(gathered.conditionId())
          .map(
              condition ->
                  AssessedCondition.of(
                      condition,
                      gathered.result(),
                      Optional.ofNullable(
                          settings.anchorRules().get(condition.query().providerId()))))
          .ifPresent(condition -> assessed.put(gathered.conditionId(), condition));
    }
    return assessed;
  }

  private Outcome timedOut(PacketIssuer issuer) {
    return switch (stage.onTimeout()) {
      case FAIL -> {
        recorder.end(RunStatus.FAILED);
        yield new Outcome.Fail("timeout");
      }
      case ADVANCE_WITH_FLAG -> advance(TruthValue.TRUE, true, issuer);
      case ALTERNATE_BRANCH -> advance(TruthValue.UNKNOWN, true, issuer);
    };
  }

  private Outcome judged(List<GateEvaluator.EvaluatedGate> gates, PacketIssuer issuer) {
    List<String> unmet = new ArrayList<>();
    for (GateEvaluator.EvaluatedGate gate : gates) {
      recorder.gate(
          new GateRecord(event.triggerId(), stage.stageId(), gate.evaluation(), gate.evidence()));
      if (gate.evaluation().status() != TruthValue.TRUE) {
        unmet.add(gate.evaluation().gateId());
      }
    }
    return unmet.isEmpty()
        ? advance(TruthValue.TRUE, false, issuer)
        : new Outcome.Hold(HoldSummary.awaitEvidence(unmet));
  }

  private Outcome advance(TruthValue gates, boolean timeout, PacketIssuer issuer) {
    Optional<Stage> next = StageTransition.next(spec, stage, gates);
    if (next.isEmpty()) {
      recorder.end(RunStatus.COMPLETED);
      return new Outcome.Complete(stage.stageId());
    }
    Stage entered = next.get();
    return switch (issuer.issue(entered, issueContext())) {
      case PacketIssuer.Issue.Issued issued -> {
        packets.addAll(issued.packets());
        recorder.enter(entered.stageId(), event.time());
        yield new Outcome.Advance(stage.stageId(), entered.stageId(), timeout);
      }
      case PacketIssuer.Issue.Refused refused -> {
        recorder.end(RunStatus.FAILED);
        yield new Outcome.Fail(refused.reason());
      }
    };
  }

  private IssueContext issueContext() {
    return new IssueContext(
        before.scenarioId(),
        before.runId(),
        before.dispatchTargets(),
        Decision.idOf(recorder.nextDecision()),
        event.correlationId(),
        event.time());
  }
}
