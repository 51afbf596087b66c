package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/**
 * How often a key may be used.
 *
 * @param maxRequests in each window, at least 1
 * @param windowMs milliseconds, at least 1
 */
public record KeyRate(int maxRequests, long windowMs) {

  /** The form of the REST API. */
  public Json.Obj toJson() {
    return Json.object().put("max_requests", maxRequests).put("window_ms", windowMs).build();
  }
}
