package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

/**
 * {@code server.limits.rate_limit}: a fixed window per caller (mcp-transport.md section 6.1).
 *
 * @param maxRequests requests in one window, 1 to 100000
 * @param windowMs length of the window in milliseconds, 100 to 60000
 * @param maxEntries callers that are remembered, 1 to 65536
 */
public record RateLimitSettings(long maxRequests, long windowMs, long maxEntries) {

  static RateLimitSettings from(TableReader table) {
    return new RateLimitSettings(
        table.whole("max_requests", 1000),
        table.whole("window_ms", 1000),
        table.whole("max_entries", 4096));
  }

  void validate() {
    require(maxRequests >= 1, "rate_limit max_requests must be greater than zero");
    require(maxRequests <= 100_000, "rate_limit max_requests too large");
    require(
        windowMs >= 100 && windowMs <= 60_000,
        "rate_limit window_ms must be between 100 and 60000");
    require(maxEntries >= 1, "rate_limit max_entries must be greater than zero");
    require(maxEntries <= 65_536, "rate_limit max_entries too large");
  }
}
