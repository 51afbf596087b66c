package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * {@code server.limits}.
 *
 * @param maxInflight requests at the same time, at least 1
 * @param rateLimit empty means that no rate is enforced
 */
public record LimitSettings(long maxInflight, Optional<RateLimitSettings> rateLimit) {

  static LimitSettings from(TableReader table) {
    return new LimitSettings(
        table.whole("max_inflight", 256),
        table.optionalSection("rate_limit").map(RateLimitSettings::from));
  }

  void validate() {
    require(maxInflight >= 1, "max_inflight must be greater than zero");
    rateLimit.ifPresent(RateLimitSettings::validate);
  }
}
