package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** Arguments of {@code scenario_submit}. */
public record SubmitRequest(String scenarioId, SubmitCommand request) {
  public static SubmitRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenario_submit");
    return new SubmitRequest(
        members.string("scenario_id"), SubmitCommand.fromJson(members.value("request")));
  }
}
