package io.decisiongate.core.dispatch;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.Payload;
import java.util.List;

/** A packet that was issued. */
public record PacketRecord(
    PacketEnvelope envelope, Payload payload, List<DispatchReceipt> receipts, String decisionId) {
  public PacketRecord {
    receipts = List.copyOf(receipts);
  }

  public Json toJson() {
    return Json.object()
        .put("envelope", envelope.toJson())
        .put("payload", payload.toJson())
        .put("receipts", new Json.Array(receipts.stream().map(DispatchReceipt::toJson).toList()))
        .put("decision_id", decisionId)
        .build();
  }
}
