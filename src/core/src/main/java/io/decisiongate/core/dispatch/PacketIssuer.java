package io.decisiongate.core.dispatch;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scenario.PacketSpec;
import io.decisiongate.core.scenario.PayloadDigest;
import io.decisiongate.core.scenario.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Issues the entry packets of a stage: all of them or none (engine.md section 13). */
public final class PacketIssuer {
  private static final String DISPATCHER = "mcp";

  private final DispatchPolicy policy;

  public PacketIssuer(DispatchPolicy policy) {
    this.policy = policy;
  }

  /** Whether the packets of a stage could be issued. */
  public sealed interface Issue {

    /** All were, in the order of the stage. */
    record Issued(List<PacketRecord> packets) implements Issue {}

    /** None was, for this reason. */
    record Refused(String reason) implements Issue {}
  }

  /** Issues the entry packets; without targets the policy is not asked. */
  public Issue issue(Stage stage, IssueContext context) {
    List<PacketRecord> packets = new ArrayList<>(stage.entryPackets().size());
    for (PacketSpec packet : stage.entryPackets()) {
      PayloadDigest digest = packet.payload().digest();
      Optional<String> problem = digest.problem();
      if (problem.isPresent()) {
        return new Issue.Refused(problem.get());
      }
      PacketEnvelope envelope = context.envelope(stage, packet, digest.hash());
      for (DispatchTarget target : context.targets()) {
        switch (policy.decide(target, envelope)) {
          case PolicyVerdict.Permit ignored -> {}
          case PolicyVerdict.Deny ignored -> {
            return new Issue.Refused("policy denied disclosure");
          }
          case PolicyVerdict.Failure failure -> {
            return new Issue.Refused("policy decision error: " + failure.message());
          }
        }
      }
      packets.add(
          new PacketRecord(
              envelope, packet.payload(), receipts(envelope, context), context.decisionId()));
    }
    return new Issue.Issued(List.copyOf(packets));
  }

  private static List<DispatchReceipt> receipts(PacketEnvelope envelope, IssueContext context) {
    if (context.targets().isEmpty()) {
      return List.of();
    }
    Sha256 receiptHash = Sha256.ofCanonical(envelope.toJson());
    return context.targets().stream()
        .map(
            target ->
                new DispatchReceipt(
                    DISPATCHER + "-" + envelope.packetId(),
                    target,
                    receiptHash,
                    envelope.issuedAt(),
                    DISPATCHER))
        .toList();
  }
}
