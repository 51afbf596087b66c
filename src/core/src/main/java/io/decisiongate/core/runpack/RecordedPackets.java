package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.time.Timestamp;

/** Decodes packet records. */
final class RecordedPackets {
  private RecordedPackets() {}

  static PacketRecord fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "packet record");
    return new PacketRecord(
        PacketEnvelope.fromJson(members.value("envelope")),
        Payload.fromJson(members.value("payload")),
        members.list("receipts", RecordedPackets::receipt),
        members.string("decision_id"));
  }

  private static DispatchReceipt receipt(Json json) {
    ObjectReader members = ObjectReader.of(json, "dispatch receipt");
    return new DispatchReceipt(
        members.string("dispatch_id"),
        DispatchTarget.fromJson(members.value("target")),
        Sha256.fromJson(members.value("receipt_hash")),
        Timestamp.fromJson(members.value("dispatched_at")),
        members.string("dispatcher"));
  }
}
