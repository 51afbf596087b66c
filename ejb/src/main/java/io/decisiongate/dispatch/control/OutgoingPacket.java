package io.decisiongate.dispatch.control;

import io.decisiongate.core.broker.DeliveryLine;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.time.Timestamp;
import io.decisiongate.dispatch.boundary.PacketPlace;
import java.util.List;
import java.util.UUID;

/**
 * An issued packet for one of its targets. Content that lies elsewhere stays there: the packet has
 * a reference to it.
 *
 * @param receipt that was recorded when the packet was issued for this target
 */
record OutgoingPacket(
    UUID deliveryId,
    PacketPlace place,
    PacketEnvelope envelope,
    Payload payload,
    Json receipt,
    String decisionId) {

  /**
   * Reads the packet record of the run state.
   *
   * @param packet with the receipts of all of its targets
   * @param target of this delivery
   */
  static OutgoingPacket of(UUID deliveryId, PacketPlace place, Json.Obj packet, Json target) {
    ObjectReader members = ObjectReader.of(packet, "packet");
    Json receipt =
        members.list("receipts", item -> item).stream()
            .filter(item -> ObjectReader.of(item, "receipt").value("target").equals(target))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no receipt for " + deliveryId));
    return new OutgoingPacket(
        deliveryId,
        place,
        PacketEnvelope.fromJson(members.value("envelope")),
        Payload.fromJson(members.value("payload")),
        receipt,
        members.string("decision_id"));
  }

  /**
   * What a receiver gets: canonical JSON, the same bytes at every attempt. Of the receipts only its
   * own, so that targets do not learn of each other.
   */
  byte[] body() {
    return CanonicalJson.bytes(
        Json.object()
            .put("delivery_id", deliveryId.toString())
            .put("tenant_id", place.tenant())
            .put("namespace_id", place.namespace())
            .put("target", ObjectReader.of(receipt, "receipt").value("target"))
            .put(
                "packet",
                Json.object()
                    .put("envelope", envelope.toJson())
                    .put("payload", payload.toJson())
                    .put("receipts", new Json.Array(List.of(receipt)))
                    .put("decision_id", decisionId)
                    .build())
            .build());
  }

  /** What the log says of it, by the receipt that was recorded. */
  DeliveryLine line() {
    ObjectReader recorded = ObjectReader.of(receipt, "receipt");
    return new DeliveryLine(
        new DispatchReceipt(
            recorded.string("dispatch_id"),
            DispatchTarget.fromJson(recorded.value("target")),
            Sha256.fromJson(recorded.value("receipt_hash")),
            Timestamp.fromJson(recorded.value("dispatched_at")),
            recorded.string("dispatcher")),
        envelope,
        length());
  }

  private long length() {
    return switch (payload) {
      case Payload.OfJson json -> JsonWriter.bytes(json.value()).length;
      case Payload.OfBytes raw -> raw.bytes().size();
      case Payload.External ignored -> 0;
    };
  }
}
