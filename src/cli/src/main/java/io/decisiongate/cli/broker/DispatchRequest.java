package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.broker.Broker;
import io.decisiongate.core.broker.BrokerFailure;
import io.decisiongate.core.broker.Delivery;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What {@code dg broker dispatch} is asked for. */
record DispatchRequest(DispatchTarget target, PacketEnvelope envelope, Payload payload) {

  static DispatchRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "broker input");
    return new DispatchRequest(
        DispatchTarget.fromJson(members.value("target")),
        PacketEnvelope.fromJson(members.value("envelope")),
        Payload.fromJson(members.value("payload")));
  }

  /** Delivers the packet to this command. */
  DispatchedPacket dispatch(Broker.Builder broker) {
    List<Delivery> delivered = new ArrayList<>(1);
    try {
      DispatchReceipt receipt =
          broker
              .sink(
                  delivery -> {
                    delivered.add(delivery);
                    return receipt(delivery);
                  })
              .build()
              .dispatch(target, envelope, payload);
      return new DispatchedPacket(receipt, delivered.getFirst());
    } catch (BrokerFailure e) {
      throw new MessageFailure(e, BrokerMessage.DISPATCH_FAILED, e.asDispatchError());
    }
  }

  private static DispatchReceipt receipt(Delivery delivery) {
    return new DispatchReceipt(
        "cli-1",
        delivery.target(),
        delivery.envelope().contentHash(),
        new Timestamp.Logical(BigInteger.ONE),
        "decision-gate-cli");
  }
}
