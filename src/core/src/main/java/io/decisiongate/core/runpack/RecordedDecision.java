package io.decisiongate.core.runpack;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.Outcome;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A decision as a log holds it; place and id need not be those that the engine would have given.
 */
record RecordedDecision(
    String decisionId,
    BigInteger seq,
    String triggerId,
    String stageId,
    Timestamp decidedAt,
    Outcome outcome,
    Optional<String> correlationId) {

  static RecordedDecision fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "decision");
    return new RecordedDecision(
        members.string("decision_id"),
        members.integer("seq", BigInteger.ZERO, Json.Int.MAX),
        members.string("trigger_id"),
        members.string("stage_id"),
        Timestamp.fromJson(members.value("decided_at")),
        Outcome.fromJson(members.value("outcome")),
        members.optionalString("correlation_id"));
  }

  Json toJson() {
    return Json.object()
        .put("decision_id", decisionId)
        .put("seq", new Json.Int(seq))
        .put("trigger_id", triggerId)
        .put("stage_id", stageId)
        .put("decided_at", decidedAt.toJson())
        .put("outcome", outcome.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
