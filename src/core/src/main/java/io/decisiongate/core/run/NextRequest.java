package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * Arguments of {@code scenario_next}.
 *
 * @param feedback how much the caller wants to know; absent = what the configuration says
 */
public record NextRequest(
    String scenarioId, NextCommand request, Optional<FeedbackLevel> feedback) {
  public static NextRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenario_next");
    return new NextRequest(
        members.string("scenario_id"),
        NextCommand.fromJson(members.value("request")),
        members.optionalString("feedback").map(FeedbackLevel::fromWire));
  }
}
