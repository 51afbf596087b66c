package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.json.Json;

/**
 * What a log says of a delivery (broker-cli.md section 2.3); the content itself is not in it.
 *
 * @param payloadLength bytes of the content; of JSON those of its compact form
 */
public record DeliveryLine(DispatchReceipt receipt, PacketEnvelope envelope, long payloadLength) {

  /** The line's object, members in their declared order. */
  public Json toJson() {
    return Json.object()
        .put("dispatch_id", receipt.dispatchId())
        .put("dispatcher", receipt.dispatcher())
        .put("target", receipt.target().toJson())
        .put("content_type", envelope.contentType())
        .put("content_hash", envelope.contentHash().toJson())
        .put("payload_len", payloadLength)
        .put("dispatched_at", receipt.dispatchedAt().toJson())
        .build();
  }
}
