package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.PacketIssuer;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.StagePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decision engine (engine.md): pure functions from a scenario, the header of a run, a command
 * and evidence to a step. Whoever stores runs brings what it looks up by key: decisions by trigger
 * id, submissions by submission id, packets by decision.
 *
 * <p>The way of a trigger: {@link #requireBound}; when the run is active and a decision on the
 * trigger id is stored, {@link #repeat}; else {@link #plan}, and {@link #repeat} with the last
 * decision or {@link #trigger} with the evidence that the plan asks for.
 */
public final class RunEngine {
  private final EngineSettings settings;
  private final PacketIssuer issuer;
  private final GateEvaluator gates;

  public RunEngine(EngineSettings settings) {
    this.settings = settings;
    this.issuer = new PacketIssuer(settings.dispatchPolicy());
    this.gates = new GateEvaluator(settings.minLane(), settings.providerMinLanes());
  }

  /** For which run and stage the evidence of a trigger is asked. */
  public static EvidenceContext evidenceContext(RunHeader header, TriggerEvent event) {
    return new EvidenceContext(
        header.tenantId(),
        header.namespaceId(),
        header.runId(),
        header.scenarioId(),
        header.currentStageId(),
        event.triggerId(),
        event.time(),
        event.correlationId());
  }

  /**
   * Checks that a run may be started of this scenario; comes before the check that the run id is
   * free.
   *
   * @throws ControlPlaneFailure when scenario or namespace differ
   */
  public void requireStartable(ScenarioSpec spec, StartRequest request) {
    RunStart.requireMatch(spec, request);
  }

  /**
   * Starts a run whose id is free; the answer is the whole run state.
   *
   * @throws ControlPlaneFailure when scenario or namespace differ, or a packet cannot be issued
   */
  public RunStep start(ScenarioSpec spec, StartRequest request) {
    return RunStart.start(spec, request, issuer);
  }

  /**
   * Checks that a run is one of this scenario; comes before anything else that trigger, next,
   * status and submit do with the run (engine.md section 5.5).
   *
   * @throws ControlPlaneFailure when it is not
   */
  public void requireBound(ScenarioSpec spec, RunHeader header) {
    if (!header.scenarioId().equals(spec.scenarioId())) {
      throw new ControlPlaneFailure("scenario mismatch for run: " + header.scenarioId());
    }
    if (!header.specHash().equals(spec.specHash())) {
      throw new ControlPlaneFailure("run state spec hash mismatch");
    }
  }

  /**
   * What a trigger needs whose id is new, or which comes after the end of the run.
   *
   * @throws ControlPlaneFailure when the run is none of this scenario, or a tick cannot be compared
   *     with the deadline of the stage
   */
  public TriggerPlan plan(ScenarioSpec spec, RunHeader header, TriggerEvent event) {
    requireBound(spec, header);
    if (header.status() != RunStatus.ACTIVE) {
      return new TriggerPlan.LastDecision(
          header.lastDecision().orElseThrow(() -> notActive(header)));
    }
    StagePlan plan = spec.plan(header.currentStageId());
    return Deadline.isDue(plan.stage(), header.stageEnteredAt(), event)
        ? new TriggerPlan.TimeoutDue()
        : new TriggerPlan.NeedsEvidence(plan.conditions());
  }

  /**
   * Decides a trigger on an active run.
   *
   * @param evidence for every condition of the plan, as the gatherer normalised it; not looked at
   *     when the time of the stage is over
   * @throws ControlPlaneFailure as {@link #plan}, and when no branch matches or evidence is too
   *     large
   */
  public RunStep trigger(
      ScenarioSpec spec,
      RunHeader header,
      TriggerEvent event,
      List<GatheredEvidence> evidence,
      ToolCallKind kind) {
    requireBound(spec, header);
    if (header.status() != RunStatus.ACTIVE) {
      throw notActive(header);
    }
    return new TriggerEvaluation(spec, header, event)
        .decide(settings, gates, issuer, evidence, kind);
  }

  /**
   * Answers an earlier decision again, with the status of now; only the call is recorded.
   *
   * @param packets that the decision issued, as they are stored
   */
  public RunStep repeat(
      RunHeader header,
      ToolCallKind kind,
      TriggerEvent event,
      Decision earlier,
      List<Json> packets) {
    Json answer = Answers.decision(earlier, packets, header.status());
    RunRecorder recorder = new RunRecorder(header);
    recorder.toolCall(
        kind.method(), kind.requestHash(event), answer, event.time(), event.correlationId());
    return recorder.step(answer);
  }

  /**
   * Answers how far a run is; only the call is recorded.
   *
   * @param issuedPacketIds of all packets of the run, in order, with repetitions
   */
  public RunStep status(RunHeader header, StatusCommand command, List<String> issuedPacketIds) {
    Json answer = Answers.status(header, issuedPacketIds);
    RunRecorder recorder = new RunRecorder(header);
    recorder.toolCall(
        "scenario.status",
        Sha256.ofCanonical(command.toJson()),
        answer,
        command.requestedAt(),
        command.correlationId());
    return recorder.step(answer);
  }

  /**
   * Takes a document whose submission id is new; in every status of the run.
   *
   * @throws ControlPlaneFailure when it is too large
   */
  public RunStep submit(RunHeader header, SubmitCommand command) {
    return Submissions.submit(header, command);
  }

  /** Answers a submission whose id is known. */
  public Resubmission repeatSubmission(
      RunHeader header, SubmitCommand command, Submission earlier) {
    return Submissions.repeat(header, command, earlier);
  }

  /**
   * What would be decided if the caller's values were evidence; nothing is recorded.
   *
   * @param stageId absent = the first stage
   * @param payload values by condition id; for a scenario with one condition also its value
   * @param inline whether the scenario came with the call: lanes of single providers do not count
   *     then
   * @throws io.decisiongate.core.error.InvalidParams when the payload has no condition ids
   * @throws ControlPlaneFailure when the stage is unknown, no branch matches or a value is too
   *     large
   */
  public PrecheckResult precheck(
      ScenarioSpec spec, Optional<String> stageId, Json payload, boolean inline) {
    GateEvaluator evaluator = inline ? new GateEvaluator(settings.minLane(), Map.of()) : gates;
    return Precheck.evaluate(spec, stageId, payload, evaluator);
  }

  private static ControlPlaneFailure notActive(RunHeader header) {
    return new ControlPlaneFailure("run is not active: " + header.status().title());
  }
}
