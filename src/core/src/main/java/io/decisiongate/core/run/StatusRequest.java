package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** Arguments of {@code scenario_status}. */
public record StatusRequest(String scenarioId, StatusCommand request) {
  public static StatusRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenario_status");
    return new StatusRequest(
        members.string("scenario_id"), StatusCommand.fromJson(members.value("request")));
  }
}
