package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.EngineSettings;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.run.Outcome;
import io.decisiongate.core.run.RunConfig;
import io.decisiongate.core.run.RunCounts;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.run.RunStatus;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.ToolCallKind;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerPlan;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.Stage;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides a recorded run again: the engine gets scenario, triggers and evidence of the pack, and
 * each gate, decision and packet is compared with the record.
 *
 * <p>A pack does not say which lane the server asked for, when a run without entry packets was
 * started, or to whom packets may go. Lanes are taken from the recorded lane errors; the start is
 * assumed to be such that the first stage times out when it was recorded to; a recorded refusal of
 * packets is an assumption in the result.
 */
public final class Replay {
  /** Lanes are as recorded, unless the scenario asks for more. */
  private static final EngineSettings SETTINGS =
      new EngineSettings(Lane.ASSERTED, Map.of(), new DispatchPolicy.PermitAll(), Map.of());

  private static final String TIMEOUT = "timeout";

  private final RunEngine engine = new RunEngine(SETTINGS);
  private final Findings differences = new Findings();
  private final Findings assumptions = new Findings();
  private final ScenarioSpec spec;
  private RunHeader header;
  private boolean entryTimeKnown;
  private long decisions;
  private long gates;

  private Replay(ScenarioSpec spec, RunHeader header) {
    this.spec = spec;
    this.header = header;
  }

  /** Replays the pack in this folder. */
  public static ReplayResult replay(Manifest manifest, PackFolder folder) {
    try {
      ScenarioSpec spec =
          ScenarioSpec.fromJson(JsonReader.read(folder.bytes(Artifact.SCENARIO_SPEC.path())));
      spec.validate();
      Replay replay = new Replay(spec, beforeStart(spec, manifest.run()));
      RecordedSteps.forEach(folder, replay.differences, replay::step);
      return replay.result();
    } catch (DecisionGateException problem) {
      return impossible(problem.text());
    } catch (JsonSyntaxException problem) {
      return impossible(String.valueOf(problem.getMessage()));
    }
  }

  private static ReplayResult impossible(String problem) {
    Findings differences = new Findings();
    differences.add("the scenario cannot be used: " + problem);
    return new ReplayResult(0, 0, differences, new Findings());
  }

  private static RunHeader beforeStart(ScenarioSpec spec, RunIdentity run) {
    return new RunHeader(
        run.tenantId(),
        run.namespaceId(),
        run.runId(),
        spec.scenarioId(),
        spec.specHash(),
        spec.stages().getFirst().stageId(),
        new Timestamp.Logical(BigInteger.ZERO),
        RunStatus.ACTIVE,
        List.of(),
        RunCounts.NONE,
        Optional.empty());
  }

  private ReplayResult result() {
    return new ReplayResult(decisions, gates, differences, assumptions);
  }

  private void step(RecordedStep step) {
    decisions++;
    if (header.dispatchTargets().isEmpty()) {
      header = withTargets(header, targets(step));
    }
    try {
      if (step.decision().outcome() instanceof Outcome.Start) {
        start(step);
      } else {
        trigger(step);
      }
    } catch (DecisionGateException refused) {
      differences.add(step.name() + " cannot be taken: " + refused.text());
      follow(step);
    }
  }

  /** They are the same for all packets of a run. */
  private static List<DispatchTarget> targets(RecordedStep step) {
    return step.packets().stream()
        .findFirst()
        .map(packet -> packet.receipts().stream().map(DispatchReceipt::target).toList())
        .orElseGet(List::of);
  }

  private void start(RecordedStep step) {
    TriggerEvent event = step.trigger().event();
    RunConfig config =
        new RunConfig(
            header.tenantId(),
            header.namespaceId(),
            header.runId(),
            header.scenarioId(),
            header.dispatchTargets(),
            List.of());
    if (step.number() != 1) {
      differences.add(step.name() + " starts a run that is there already");
    }
    RunStep again =
        engine.start(spec, new StartRequest(spec.scenarioId(), config, event.time(), true));
    entryTimeKnown = true;
    compare(step, again);
  }

  private void trigger(RecordedStep step) {
    TriggerEvent event = step.trigger().event();
    if (!entryTimeKnown) {
      header = enteredAt(header, assumedEntry(step));
    }
    RecordedEvidence recorded = new RecordedEvidence(step, differences, assumptions);
    Optional<List<GatheredEvidence>> evidence =
        switch (engine.plan(spec, header, event)) {
          case TriggerPlan.LastDecision ignored -> {
            differences.add(step.name() + " comes after the end of the run");
            yield Optional.empty();
          }
          case TriggerPlan.TimeoutDue ignored -> Optional.of(List.of());
          case TriggerPlan.NeedsEvidence needs -> recorded.answers(needs.conditions());
        };
    if (evidence.isEmpty()) {
      follow(step);
      return;
    }
    compare(
        step,
        engine.trigger(
            recorded.assumed(spec), header, event, evidence.get(), ToolCallKind.TRIGGER));
  }

  /** Early enough for a timeout that was recorded, and too late for one that was not. */
  private Timestamp assumedEntry(RecordedStep step) {
    Timestamp now = step.trigger().event().time();
    Stage stage = spec.stage(header.currentStageId());
    boolean timedOut =
        switch (step.decision().outcome()) {
          case Outcome.Fail fail -> fail.reason().equals(TIMEOUT);
          case Outcome.Advance advance -> advance.timeout();
          case Outcome.Complete ignored -> step.gates().isEmpty() && !stage.gates().isEmpty();
          case Outcome.Hold ignored -> false;
          case Outcome.Start ignored -> false;
        };
    if (!timedOut) {
      return now;
    }
    return switch (now) {
      case Timestamp.UnixMillis ignored -> new Timestamp.UnixMillis(Long.MIN_VALUE);
      case Timestamp.Logical ignored -> new Timestamp.Logical(BigInteger.ZERO);
    };
  }

  private void compare(RecordedStep step, RunStep again) {
    StepComparison comparison = new StepComparison(step, again.entries(), differences);
    gates += comparison.compareGates();
    if (isRefusalOfPackets(step, comparison.decision())) {
      follow(step);
    } else if (comparison.compareDecision()) {
      comparison.comparePackets();
      entryTimeKnown |= step.decision().outcome() instanceof Outcome.Advance;
      header = again.header();
    } else {
      follow(step);
    }
  }

  /** Whether a stage could not be entered because a policy, which no pack contains, refused. */
  private boolean isRefusalOfPackets(RecordedStep step, Decision again) {
    if (step.decision().outcome() instanceof Outcome.Fail fail
        && !fail.reason().equals(TIMEOUT)
        && again.outcome() instanceof Outcome.Advance advance
        && !spec.stage(advance.toStage()).entryPackets().isEmpty()) {
      assumptions.add(
          step.name()
              + ": failed if the packets of stage "
              + advance.toStage()
              + " were refused: "
              + fail.reason());
      return true;
    }
    return false;
  }

  /** Goes on from what was recorded, so that one difference does not make all that follow. */
  private void follow(RecordedStep step) {
    RecordedDecision recorded = step.decision();
    Decision last =
        new Decision(
            step.number(),
            recorded.triggerId(),
            recorded.stageId(),
            recorded.decidedAt(),
            recorded.outcome(),
            recorded.correlationId());
    String stage = header.currentStageId();
    Timestamp entered = header.stageEnteredAt();
    RunStatus status = header.status();
    switch (recorded.outcome()) {
      case Outcome.Start ignored -> {}
      case Outcome.Hold ignored -> {}
      case Outcome.Complete ignored -> status = RunStatus.COMPLETED;
      case Outcome.Fail ignored -> status = RunStatus.FAILED;
      case Outcome.Advance advance -> {
        stage = advance.toStage();
        entered = recorded.decidedAt();
        entryTimeKnown = true;
      }
    }
    RunCounts counts =
        new RunCounts(step.number(), gates, step.number(), 0, 0, header.counts().toolCalls());
    header =
        new RunHeader(
            header.tenantId(),
            header.namespaceId(),
            header.runId(),
            header.scenarioId(),
            header.specHash(),
            stage,
            entered,
            status,
            header.dispatchTargets(),
            counts,
            Optional.of(last));
  }

  private static RunHeader withTargets(RunHeader header, List<DispatchTarget> targets) {
    return copy(header, header.stageEnteredAt(), targets);
  }

  private static RunHeader enteredAt(RunHeader header, Timestamp entered) {
    return copy(header, entered, header.dispatchTargets());
  }

  private static RunHeader copy(RunHeader header, Timestamp entered, List<DispatchTarget> targets) {
    return new RunHeader(
        header.tenantId(),
        header.namespaceId(),
        header.runId(),
        header.scenarioId(),
        header.specHash(),
        header.currentStageId(),
        entered,
        header.status(),
        targets,
        header.counts(),
        header.lastDecision());
  }
}
