package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/** A tool call as a log holds it. */
record RecordedToolCall(
    String callId,
    String method,
    Sha256 requestHash,
    Sha256 responseHash,
    Timestamp calledAt,
    Optional<String> correlationId,
    Optional<Json> error) {

  static RecordedToolCall fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "tool call");
    return new RecordedToolCall(
        members.string("call_id"),
        members.string("method"),
        Sha256.fromJson(members.value("request_hash")),
        Sha256.fromJson(members.value("response_hash")),
        Timestamp.fromJson(members.value("called_at")),
        members.optionalString("correlation_id"),
        members.optional("error"));
  }

  Json toJson() {
    return Json.object()
        .put("call_id", callId)
        .put("method", method)
        .put("request_hash", requestHash.toJson())
        .put("response_hash", responseHash.toJson())
        .put("called_at", calledAt.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .put("error", error.orElse(Json.NULL))
        .build();
  }
}
