package io.decisiongate.cli.broker;

import io.decisiongate.core.broker.Delivery;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;

/** A packet that was delivered to this command. */
record DispatchedPacket(DispatchReceipt receipt, Delivery delivery) {

  ResultOptions.Result result() {
    return new ResultOptions.Result(toJson(), text());
  }

  private Json toJson() {
    return Json.object()
        .put("receipt", receipt.toJson())
        .put("content_type", delivery.envelope().contentType())
        .put("content_hash", delivery.envelope().contentHash().toJson())
        .put("payload_bytes", delivery.payload().size())
        .build();
  }

  private String text() {
    return """
        Broker dispatch result:
        Receipt: %s (dispatcher %s)
        Target: %s
        Content type: %s
        Content hash: %s
        Payload bytes: %d
        """
        .formatted(
            receipt.dispatchId(),
            receipt.dispatcher(),
            CanonicalJson.write(receipt.target().toJson()),
            delivery.envelope().contentType(),
            delivery.envelope().contentHash(),
            delivery.payload().size());
  }
}
