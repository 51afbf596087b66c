package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** Arguments of {@code scenario_trigger}. */
public record TriggerRequest(String scenarioId, TriggerEvent trigger) {
  public static TriggerRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenario_trigger");
    return new TriggerRequest(
        members.string("scenario_id"), TriggerEvent.fromJson(members.value("trigger")));
  }
}
