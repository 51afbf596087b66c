package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.IssueContext;
import io.decisiongate.core.dispatch.PacketIssuer;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts a run in the first stage of its scenario (engine.md section 4). */
final class RunStart {
  private RunStart() {}

  static void requireMatch(ScenarioSpec spec, StartRequest request) {
    RunConfig config = request.runConfig();
    if (!config.scenarioId().equals(spec.scenarioId())) {
      throw new ControlPlaneFailure("scenario mismatch for run: " + config.scenarioId());
    }
    if (!config.namespaceId().equals(spec.namespaceId())) {
      throw new ControlPlaneFailure("namespace mismatch for run: " + config.namespaceId());
    }
  }

  static RunStep start(ScenarioSpec spec, StartRequest request, PacketIssuer issuer) {
    requireMatch(spec, request);
    RunConfig config = request.runConfig();
    Stage first = spec.stages().getFirst();
    RunHeader header =
        new RunHeader(
            config.tenantId(),
            config.namespaceId(),
            config.runId(),
            config.scenarioId(),
            spec.specHash(),
            first.stageId(),
            request.startedAt(),
            RunStatus.ACTIVE,
            config.dispatchTargets(),
            RunCounts.NONE,
            Optional.empty());
    RunRecorder recorder = new RunRecorder(header);
    if (request.issueEntryPackets()) {
      issueEntryPackets(header, first, request, issuer, recorder);
    }
    return recorder.step(RunState.toJson(recorder.header(), logs(recorder.entries())));
  }

  private static void issueEntryPackets(
      RunHeader header,
      Stage first,
      StartRequest request,
      PacketIssuer issuer,
      RunRecorder recorder) {
    TriggerEvent init =
        new TriggerEvent(
            "init",
            header.tenantId(),
            header.namespaceId(),
            header.runId(),
            TriggerKind.EXTERNAL_EVENT,
            request.startedAt(),
            "system",
            Optional.empty(),
            Optional.empty());
    recorder.trigger(init);
    Decision decision = recorder.decide(init, first.stageId(), new Outcome.Start(first.stageId()));
    IssueContext context =
        new IssueContext(
            header.scenarioId(),
            header.runId(),
            header.dispatchTargets(),
            decision.decisionId(),
            Optional.empty(),
            request.startedAt());
    switch (issuer.issue(first, context)) {
      case PacketIssuer.Issue.Issued issued ->
          issued.packets().forEach(packet -> recorder.packet(decision, packet));
      case PacketIssuer.Issue.Refused refused -> throw new ControlPlaneFailure(refused.reason());
    }
  }

  private static Map<Log, List<Json>> logs(List<LogEntry> entries) {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                LogEntry::log,
                () -> new EnumMap<>(Log.class),
                Collectors.mapping(LogEntry::toJson, Collectors.toList())));
  }
}
