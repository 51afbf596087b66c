package io.decisiongate.core.dispatch;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scenario.PacketSpec;
import io.decisiongate.core.scenario.Stage;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;

/** For which run and by which decision packets are issued. */
public record IssueContext(
    String scenarioId,
    String runId,
    List<DispatchTarget> targets,
    String decisionId,
    Optional<String> correlationId,
    Timestamp issuedAt) {

  PacketEnvelope envelope(Stage stage, PacketSpec packet, Sha256 contentHash) {
    return new PacketEnvelope(
        scenarioId,
        runId,
        stage.stageId(),
        packet.packetId(),
        packet.schemaId(),
        packet.contentType(),
        contentHash,
        packet.visibilityLabels(),
        packet.policyTags(),
        packet.expiry(),
        correlationId,
        issuedAt);
  }
}
