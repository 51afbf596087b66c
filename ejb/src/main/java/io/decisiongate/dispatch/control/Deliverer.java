package io.decisiongate.dispatch.control;

import io.decisiongate.core.hash.CorruptRow;
import io.decisiongate.core.json.Json;
import io.decisiongate.dispatch.boundary.PacketSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One attempt to deliver one packet: read, deliver, record. Nothing of it is in a transaction. */
@ApplicationScoped
public class Deliverer {
  private static final System.Logger LOG = System.getLogger(Deliverer.class.getName());

  @Inject PacketSource packets;
  @Inject AttemptRecorder recorder;

  /**
   * Makes the attempt.
   *
   * @throws RuntimeException when the packet cannot be read now; the lease ends and somebody tries
   *     again
   */
  void attempt(Claim claim, Sinks sinks) throws InterruptedException {
    PacketSink sink = sinks.find(claim.sink()).orElseThrow();
    Optional<OutgoingPacket> packet;
    try {
      packet = packets.packet(claim.place()).map(found -> outgoing(claim, found));
    } catch (CorruptRow e) {
      recorder.giveUp(claim, Optional.empty(), String.valueOf(e.getMessage()));
      return;
    }
    if (packet.isEmpty()) {
      recorder.giveUp(claim, packet, "the packet is not there");
    } else if (claim.attempt() > sinks.backoff().maxAttempts()) {
      recorder.giveUp(claim, packet, "nobody knows what became of the last attempts");
    } else if (claim.leaseLeftMs() < sinks.longestAttemptMs()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "delivery {0}: the lease would end during the attempt, which is left out",
          claim.id());
    } else {
      recorder.record(claim, packet, sink.deliver(packet.get()), sinks.backoff());
    }
  }

  private static OutgoingPacket outgoing(Claim claim, Json.Obj packet) {
    return OutgoingPacket.of(claim.id(), claim.place(), packet, claim.target());
  }
}
