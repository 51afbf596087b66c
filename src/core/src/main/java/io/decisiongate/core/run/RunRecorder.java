package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.time.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the entries of one step and numbers them. */
final class RunRecorder {
  private RunHeader header;
  private final List<LogEntry> entries = new ArrayList<>();
  private Optional<Decision> lastDecision;
  private long triggers;
  private long gateEvaluations;
  private long decisions;
  private long packets;
  private long submissions;
  private long toolCalls;

  RunRecorder(RunHeader header) {
    this.header = header;
    RunCounts counts = header.counts();
    triggers = counts.triggers();
    gateEvaluations = counts.gateEvaluations();
    decisions = counts.decisions();
    packets = counts.packets();
    submissions = counts.submissions();
    toolCalls = counts.toolCalls();
    lastDecision = header.lastDecision();
  }

  /** The place that the next decision will have. */
  long nextDecision() {
    return decisions + 1;
  }

  void trigger(TriggerEvent event) {
    entries.add(new TriggerEntry(++triggers, event));
  }

  void gate(GateRecord record) {
    entries.add(new GateEntry(++gateEvaluations, nextDecision(), record));
  }

  Decision decide(TriggerEvent event, String stageId, Outcome outcome) {
    Decision decision =
        new Decision(
            ++decisions, event.triggerId(), stageId, event.time(), outcome, event.correlationId());
    entries.add(decision);
    lastDecision = Optional.of(decision);
    return decision;
  }

  void packet(Decision decision, PacketRecord record) {
    entries.add(new PacketEntry(++packets, decision.seq(), record));
  }

  void submission(Submission record) {
    entries.add(new SubmissionEntry(++submissions, record));
  }

  void toolCall(
      String method,
      Sha256 requestHash,
      Json response,
      Timestamp calledAt,
      Optional<String> correlationId) {
    toolCall(method, requestHash, response, calledAt, correlationId, Optional.empty());
  }

  void failedToolCall(
      String method,
      Sha256 requestHash,
      Json error,
      Timestamp calledAt,
      Optional<String> correlationId) {
    toolCall(method, requestHash, error, calledAt, correlationId, Optional.of(error));
  }

  private void toolCall(
      String method,
      Sha256 requestHash,
      Json response,
      Timestamp calledAt,
      Optional<String> correlationId,
      Optional<Json> error) {
    entries.add(
        new ToolCallEntry(
            ++toolCalls,
            method,
            requestHash,
            Sha256.ofCanonical(response),
            calledAt,
            correlationId,
            error));
  }

  void enter(String stageId, Timestamp at) {
    header = header.entered(stageId, at);
  }

  void end(RunStatus status) {
    header = header.with(status);
  }

  RunStatus status() {
    return header.status();
  }

  List<LogEntry> entries() {
    return List.copyOf(entries);
  }

  RunHeader header() {
    return header.with(
        new RunCounts(triggers, gateEvaluations, decisions, packets, submissions, toolCalls),
        lastDecision);
  }

  RunStep step(Json result) {
    return new RunStep(header(), entries, result);
  }
}
