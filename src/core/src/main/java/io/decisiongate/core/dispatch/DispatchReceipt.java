package io.decisiongate.core.dispatch;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.time.Timestamp;

/**
 * That a packet was released to a target.
 *
 * @param receiptHash hash of the canonical envelope
 */
public record DispatchReceipt(
    String dispatchId,
    DispatchTarget target,
    Sha256 receiptHash,
    Timestamp dispatchedAt,
    String dispatcher) {

  public Json toJson() {
    return Json.object()
        .put("dispatch_id", dispatchId)
        .put("target", target.toJson())
        .put("receipt_hash", receiptHash.toJson())
        .put("dispatched_at", dispatchedAt.toJson())
        .put("dispatcher", dispatcher)
        .build();
  }
}
