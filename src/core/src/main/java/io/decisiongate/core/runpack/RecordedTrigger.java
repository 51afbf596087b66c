package io.decisiongate.core.runpack;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.TriggerEvent;
import java.math.BigInteger;

/** A trigger as a log holds it. */
record RecordedTrigger(BigInteger seq, TriggerEvent event) {
  static RecordedTrigger fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "trigger record");
    return new RecordedTrigger(
        members.integer("seq", BigInteger.ZERO, Json.Int.MAX),
        TriggerEvent.fromJson(members.value("event")));
  }

  Json toJson() {
    return Json.object().put("seq", new Json.Int(seq)).put("event", event.toJson()).build();
  }
}
