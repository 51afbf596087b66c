package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.Console;
import io.decisiongate.core.broker.Delivery;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;

/** A packet that was delivered to this command. */
record DispatchedPacket(DispatchReceipt receipt, Delivery delivery) implements Result {

  @Override
  public Json toJson() {
    return Json.object()
        .put("receipt", receipt.toJson())
        .put("content_type", delivery.envelope().contentType())
        .put("content_hash", delivery.envelope().contentHash().toJson())
        .put("payload_bytes", delivery.payload().size())
        .build();
  }

  @Override
  public String text(Console console) {
    return console.lineOf(
        BrokerMessage.DISPATCH_RESULT,
        receipt.dispatchId(),
        receipt.dispatcher(),
        CanonicalJson.write(receipt.target().toJson()),
        delivery.envelope().contentType(),
        delivery.envelope().contentHash().toString(),
        Long.toString(delivery.payload().size()));
  }
}
