package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.run.GateRecord;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes through triggers, decisions, gate evaluations and packets of a pack side by side, step by
 * step.
 */
final class RecordedSteps {
  private final LogReader<RecordedTrigger> triggers;
  private final LogReader<RecordedDecision> decisions;
  private final LogReader<GateRecord> gates;
  private final LogReader<PacketRecord> packets;
  private final Findings findings;

  private RecordedSteps(
      LogReader<RecordedTrigger> triggers,
      LogReader<RecordedDecision> decisions,
      LogReader<GateRecord> gates,
      LogReader<PacketRecord> packets,
      Findings findings) {
    this.triggers = triggers;
    this.decisions = decisions;
    this.gates = gates;
    this.packets = packets;
    this.findings = findings;
  }

  /**
   * Hands over each step in order.
   *
   * @param findings takes what keeps the logs from being one sequence of steps
   */
  static void forEach(PackFolder folder, Findings findings, Consumer<RecordedStep> step) {
    try {
      folder.copy(
          Artifact.TRIGGERS.path(),
          triggers ->
              folder.copy(
                  Artifact.DECISIONS.path(),
                  decisions ->
                      folder.copy(
                          Artifact.GATE_EVALUATIONS.path(),
                          gates ->
                              folder.copy(
                                  Artifact.PACKETS.path(),
                                  packets ->
                                      open(triggers, decisions, gates, packets, findings)
                                          .run(step)))));
    } catch (RunpackFailure unreadable) {
      findings.add("the logs cannot be read: " + unreadable.text());
    }
  }

  private static RecordedSteps open(
      InputStream triggers,
      InputStream decisions,
      InputStream gates,
      InputStream packets,
      Findings findings) {
    return new RecordedSteps(
        new LogReader<>(Artifact.TRIGGERS, triggers, RecordedTrigger::fromJson),
        new LogReader<>(Artifact.DECISIONS, decisions, RecordedDecision::fromJson),
        new LogReader<>(Artifact.GATE_EVALUATIONS, gates, RecordedGates::fromJson),
        new LogReader<>(Artifact.PACKETS, packets, RecordedPackets::fromJson),
        findings);
  }

  private void run(Consumer<RecordedStep> step) {
    long number = 1;
    while (triggers.peek().isPresent() && decisions.peek().isPresent()) {
      step.accept(next(number++));
    }
    boolean complete = true;
    if (triggers.peek().isPresent() || decisions.peek().isPresent()) {
      complete = false;
      findings.add(
          "triggers and decisions do not pair up: one log ends after " + (number - 1) + " records");
    }
    if (gates.peek().isPresent()) {
      complete = false;
      findings.add(
          "a gate record of trigger "
              + gates.peek().get().triggerId()
              + " belongs to no trigger at its place");
    }
    if (packets.peek().isPresent()) {
      complete = false;
      findings.add(
          "a packet of " + packets.peek().get().decisionId() + " belongs to no decision there");
    }
    if (complete) {
      requireCanonical(Artifact.TRIGGERS, triggers);
      requireCanonical(Artifact.DECISIONS, decisions);
      requireCanonical(Artifact.GATE_EVALUATIONS, gates);
      requireCanonical(Artifact.PACKETS, packets);
    }
  }

  private RecordedStep next(long number) {
    RecordedTrigger trigger = triggers.next().orElseThrow();
    RecordedDecision decision = decisions.next().orElseThrow();
    String triggerId = trigger.event().triggerId();
    List<GateRecord> evaluated = new ArrayList<>();
    while (gates.peek().filter(gate -> gate.triggerId().equals(triggerId)).isPresent()) {
      evaluated.add(gates.next().orElseThrow());
    }
    List<PacketRecord> issued = new ArrayList<>();
    while (packets
        .peek()
        .filter(packet -> packet.decisionId().equals(decision.decisionId()))
        .isPresent()) {
      issued.add(packets.next().orElseThrow());
    }
    return new RecordedStep(number, trigger, decision, evaluated, issued);
  }

  private void requireCanonical(Artifact artifact, LogReader<?> log) {
    findings.require(log.isCanonical(), artifact.path() + " is not canonical JSON");
  }
}
