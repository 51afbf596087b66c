package io.decisiongate.core.run;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/** A document that was added to a run. */
public record Submission(
    String submissionId,
    String runId,
    Payload payload,
    String contentType,
    Sha256 contentHash,
    Timestamp submittedAt,
    Optional<String> correlationId) {

  public static Submission fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "submission");
    return new Submission(
        members.string("submission_id"),
        members.string("run_id"),
        Payload.fromJson(members.value("payload")),
        members.string("content_type"),
        Sha256.fromJson(members.value("content_hash")),
        Timestamp.fromJson(members.value("submitted_at")),
        members.optionalString("correlation_id"));
  }

  /** Whether this is the same document: equal payload, 1 and 1.0 apart, and equal content type. */
  public boolean matches(SubmitCommand command) {
    return payload.equals(command.payload()) && contentType.equals(command.contentType());
  }

  public Json toJson() {
    return Json.object()
        .put("submission_id", submissionId)
        .put("run_id", runId)
        .put("payload", payload.toJson())
        .put("content_type", contentType)
        .put("content_hash", contentHash.toJson())
        .put("submitted_at", submittedAt.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .build();
  }
}
