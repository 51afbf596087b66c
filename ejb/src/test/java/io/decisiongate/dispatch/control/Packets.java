package io.decisiongate.dispatch.control;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.dispatch.boundary.PacketPlace;
import java.util.UUID;

/** Packets as the run state has them, for the tests of this package. */
final class Packets {
  static final UUID ID = new UUID(0x1111_2222_3333_8444L, 0x8555_6666_7777_8888L);
  static final PacketPlace PLACE = new PacketPlace(3, 7, "run", 2, 0);

  private Packets() {}

  static OutgoingPacket outgoing(String payload) {
    return OutgoingPacket.of(ID, PLACE, record(payload), new DispatchTarget.Agent("a1").toJson());
  }

  static Json.Obj record(String payload) {
    return (Json.Obj)
        JsonReader.read(
            """
            {"envelope":{"scenario_id":"s","run_id":"run","stage_id":"stage","packet_id":"p1",
              "schema_id":"any","content_type":"application/json",
              "content_hash":{"algorithm":"sha256","value":"c"},
              "visibility":{"labels":[],"policy_tags":[]},"expiry":null,"correlation_id":null,
              "issued_at":{"kind":"logical","value":2}},
             "payload":%s,
             "receipts":[
               {"dispatch_id":"mcp-p1","target":{"kind":"session","session_id":"x"},
                "receipt_hash":{"algorithm":"sha256","value":"r"},
                "dispatched_at":{"kind":"logical","value":2},"dispatcher":"mcp"},
               {"dispatch_id":"mcp-p1","target":{"kind":"agent","agent_id":"a1"},
                "receipt_hash":{"algorithm":"sha256","value":"r"},
                "dispatched_at":{"kind":"logical","value":2},"dispatcher":"mcp"}],
             "decision_id":"decision-1"}
            """
                .formatted(payload));
  }
}
