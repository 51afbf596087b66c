package io.decisiongate.web.api.administration;

import io.decisiongate.core.error.AddressNotAllowed;
import io.decisiongate.core.error.CapabilityMissing;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InvalidAddressRange;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.PreconditionFailed;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.TooManyAttempts;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.jsonrpc.RpcError;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An error of the REST API (RFC 9457), with the words of sessions-rbac.md section 16 as {@code
 * error}.
 *
 * @param detail what was wrong, and what to do
 * @param requiredCapability what it takes, for administrators who lack it
 * @param retryAfterMs milliseconds to wait
 */
record Problem(
    int status,
    String title,
    String error,
    String detail,
    Optional<String> requiredCapability,
    OptionalLong retryAfterMs) {
  private static final String CONTENT_TYPE = "application/problem+json";

  static Problem of(DecisionGateException e) {
    return switch (e) {
      case InvalidAddressRange invalid ->
          problem(422, "Unprocessable Content", "invalid_ip_range", invalid.text());
      case InvalidParams invalid ->
          problem(400, "Bad Request", "malformed_request", invalid.text());
      case Unauthenticated ignored ->
          problem(401, "Unauthorized", "invalid_token", "credentials are missing or not good");
      case CapabilityMissing missing ->
          new Problem(
              403,
              "Forbidden",
              "forbidden",
              "this takes the capability " + missing.capability(),
              Optional.of(missing.capability()),
              OptionalLong.empty());
      case AddressNotAllowed ignored ->
          problem(
              403,
              "Forbidden",
              "ip_not_allowed",
              "the organisation does not allow calls from this address");
      case Unauthorized ignored ->
          problem(403, "Forbidden", "forbidden", "the caller may not do this");
      case NotFound missing -> problem(404, "Not Found", "not_found", missing.text());
      case Conflict conflict -> problem(409, "Conflict", conflict.word(), conflict.text());
      case PreconditionFailed stale ->
          problem(412, "Precondition Failed", "version_changed", stale.text());
      case TooManyAttempts locked ->
          new Problem(
              429,
              "Too Many Requests",
              "too_many_attempts",
              "too many attempts; wait as long as Retry-After says",
              Optional.empty(),
              OptionalLong.of(locked.retryAfterMs()));
      case RateLimited limited -> rateLimited(limited.retryAfterMs());
      case StorageUnavailable unavailable ->
          problem(503, "Service Unavailable", "storage_unavailable", unavailable.text());
      case RunBusy ignored ->
          problem(503, "Service Unavailable", "busy", "others change the same; try again");
      default -> problem(500, "Internal Server Error", e.code().kind(), e.text());
    };
  }

  static Problem of(RpcError e) {
    return switch (e.status()) {
      case 429 -> rateLimited(e.retryAfterMs().orElse(1));
      case 503 -> problem(503, "Service Unavailable", "overloaded", e.message());
      case 500 -> problem(500, "Internal Server Error", e.kind(), e.message());
      default -> problem(400, "Bad Request", "malformed_request", e.message());
    };
  }

  static Problem versionRequired(VersionRequired e) {
    return problem(
        428, "Precondition Required", "version_required", String.valueOf(e.getMessage()));
  }

  static Problem problem(int status, String title, String error, String detail) {
    return new Problem(status, title, error, detail, Optional.empty(), OptionalLong.empty());
  }

  private static Problem rateLimited(long retryAfterMs) {
    return new Problem(
        429,
        "Too Many Requests",
        "rate_limited",
        "too many requests; wait as long as Retry-After says",
        Optional.empty(),
        OptionalLong.of(retryAfterMs));
  }

  HttpAnswer answer() {
    Json.Obj body =
        Json.object()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("error", error)
            .put("detail", detail)
            .putIfPresent("required_capability", requiredCapability.map(Json::of))
            .putIfPresent("retry_after_seconds", retryAfterSeconds().map(Json::of))
            .build();
    HttpAnswer answer =
        HttpAnswer.json(status, JsonWriter.bytes(body)).with("content-type", CONTENT_TYPE);
    if (retryAfterSeconds().isPresent()) {
      return answer.with("retry-after", retryAfterSeconds().get().toString());
    }
    return status == 401
        ? answer.with("www-authenticate", "Bearer realm=\"decision-gate\"")
        : answer;
  }

  private Optional<Long> retryAfterSeconds() {
    return retryAfterMs.isPresent()
        ? Optional.of(Math.ceilDiv(retryAfterMs.getAsLong(), 1_000L))
        : Optional.empty();
  }
}
