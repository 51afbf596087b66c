package io.decisiongate.core.run;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/**
 * A call that was answered, or refused where refusals are recorded (hashing.md section 4.2).
 *
 * @param position n of the call id {@code call-n}
 * @param requestHash of the decoded request, absent members as null
 * @param responseHash of the answer without feedback, or of the error
 * @param calledAt the caller's time
 * @param error {@code {"code","message","details"}} of a refused call
 */
public record ToolCallEntry(
    long position,
    String method,
    Sha256 requestHash,
    Sha256 responseHash,
    Timestamp calledAt,
    Optional<String> correlationId,
    Optional<Json> error)
    implements LogEntry {

  @Override
  public Log log() {
    return Log.TOOL_CALLS;
  }

  @Override
  public Optional<String> key() {
    return Optional.empty();
  }

  @Override
  public long decision() {
    return 0;
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("call_id", "call-" + position)
        .put("method", method)
        .put("request_hash", requestHash.toJson())
        .put("response_hash", responseHash.toJson())
        .put("called_at", calledAt.toJson())
        .put("correlation_id", Json.ofNullable(correlationId))
        .put("error", error.orElse(Json.NULL))
        .build();
  }
}
