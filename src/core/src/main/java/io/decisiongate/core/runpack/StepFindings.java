package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.EvidenceRecord;
import io.decisiongate.core.run.GateRecord;
import io.decisiongate.core.run.TriggerEvent;
import java.math.BigInteger;

/** Strict checks of one step: its records agree with each other and with the manifest. */
final class StepFindings {
  private final RunIdentity run;
  private final Findings findings;

  StepFindings(RunIdentity run, Findings findings) {
    this.run = run;
    this.findings = findings;
  }

  void check(RecordedStep step) {
    BigInteger number = BigInteger.valueOf(step.number());
    TriggerEvent event = step.trigger().event();
    RecordedDecision decision = step.decision();
    String trigger = "trigger " + event.triggerId();
    findings.require(
        step.trigger().seq().equals(number),
        trigger + " has seq " + step.trigger().seq() + " at place " + number);
    findings.require(
        decision.seq().equals(number),
        "the decision at place " + number + " has seq " + decision.seq());
    findings.require(
        decision.decisionId().equals(Decision.idOf(step.number())),
        "the decision at place " + number + " has the id " + decision.decisionId());
    findings.require(
        event.tenantId().equals(run.tenantId())
            && event.namespaceId().equals(run.namespaceId())
            && event.runId().equals(run.runId()),
        trigger + " is of another tenant, namespace or run than the manifest says");
    findings.require(
        decision.triggerId().equals(event.triggerId()),
        "the decision at place "
            + number
            + " is on trigger "
            + decision.triggerId()
            + ", not on "
            + event.triggerId());
    findings.require(
        decision.decidedAt().equals(event.time())
            && decision.correlationId().equals(event.correlationId()),
        step.name() + " differs from its trigger in time or correlation id");
    step.gates().forEach(gate -> checkGate(step, gate));
    step.packets().forEach(packet -> checkPacket(step, packet));
  }

  private void checkGate(RecordedStep step, GateRecord gate) {
    findings.require(
        gate.stageId().equals(step.decision().stageId()),
        "a gate record of " + step.name() + " is of stage " + gate.stageId());
    for (EvidenceRecord evidence : gate.evidence()) {
      EvidenceResult result = evidence.result();
      findings.require(
          result.value().isEmpty()
              || result.value().map(EvidenceValue::hash).equals(result.evidenceHash()),
          "evidence_hash of condition "
              + evidence.conditionId()
              + " for "
              + step.name()
              + " is not the hash of its value");
    }
  }

  private void checkPacket(RecordedStep step, PacketRecord packet) {
    PacketEnvelope envelope = packet.envelope();
    String name = "packet " + envelope.packetId() + " of " + step.name();
    findings.require(
        envelope.scenarioId().equals(run.scenarioId()) && envelope.runId().equals(run.runId()),
        name + " is of another scenario or run than the manifest says");
    findings.require(
        envelope.contentHash().equals(packet.payload().digest().hash()),
        "content_hash of " + name + " is not the hash of its payload");
    findings.require(
        envelope.issuedAt().equals(step.decision().decidedAt()),
        name + " was not issued at the time of its decision");
  }
}
