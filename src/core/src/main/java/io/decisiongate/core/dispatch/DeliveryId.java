package io.decisiongate.core.dispatch;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * The identity of a packet on its way to one target: the same for every attempt, so that a receiver
 * can tell a repetition.
 */
public final class DeliveryId {
  private static final int VERSION = 8;

  private DeliveryId() {}

  /**
   * The id: version 8 of RFC 9562 section 5.8, made of the first bytes of the SHA-256 of the
   * canonical JSON array of tenant, namespace, run, decision, packet and target.
   */
  public static UUID of(
      TenantId tenant, NamespaceId namespace, PacketRecord packet, DispatchTarget target) {
    PacketEnvelope envelope = packet.envelope();
    Json parts =
        new Json.Array(
            List.of(
                tenant.toJson(),
                namespace.toJson(),
                Json.of(envelope.runId()),
                Json.of(packet.decisionId()),
                Json.of(envelope.packetId()),
                target.toJson()));
    ByteBuffer digest = ByteBuffer.wrap(Sha256.digest(CanonicalJson.bytes(parts)));
    long high = digest.getLong();
    long low = digest.getLong();
    return new UUID(
        (high & ~0xF000L) | (VERSION << 12),
        (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
