package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/**
 * What was decided on one trigger.
 *
 * @param seq 1-based place among the decisions of the run
 * @param stageId the stage in which the decision was taken, also when it led to another
 * @param decidedAt the trigger's time
 */
public record Decision(
    long seq,
    String triggerId,
    String stageId,
    Timestamp decidedAt,
    Outcome outcome,
    Optional<String> correlationId)
    implements LogEntry {

  public static Decision fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "decision");
    return new Decision(
        members.integer("seq", 1, Long.MAX_VALUE),
        members.string("trigger_id"),
        members.string("stage_id"),
        Timestamp.fromJson(members.value("decided_at")),
        Outcome.fromJson(members.value("outcome")),
        members.optionalString("correlation_id"));
  }

  /** The id of the decision with this place. */
  public static String idOf(long seq) {
    return "decision-" + seq;
  }

  public String decisionId() {
    return idOf(seq);
  }

  @Override
  public Log log() {
    return Log.DECISIONS;
  }

  @Override
  public long position() {
    return seq;
  }

  @Override
  public Optional<String> key() {
    return Optional.of(triggerId);
  }

  @Override
  public long decision() {
    return seq;
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("decision_id", decisionId())
        .put("seq", seq)
        .put("trigger_id", triggerId)
        .put("stage_id", stageId)
        .put("decided_at", decidedAt.toJson())
        .put("outcome", outcome.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
