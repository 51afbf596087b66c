package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

/**
 * {@code providers[].timeouts}.
 *
 * @param connectMs milliseconds, 100 to 10000
 * @param requestMs milliseconds, 500 to 30000, at least {@code connectMs}
 */
public record ProviderTimeouts(long connectMs, long requestMs) {
  private static final String SECTION = "providers.timeouts.";

  static ProviderTimeouts from(TableReader table) {
    return new ProviderTimeouts(
        table.whole("connect_timeout_ms", 2000), table.whole("request_timeout_ms", 10_000));
  }

  void validate() {
    FieldRules.milliseconds(SECTION + "connect_timeout_ms", connectMs, 100, 10_000);
    FieldRules.milliseconds(SECTION + "request_timeout_ms", requestMs, 500, 30_000);
    require(requestMs >= connectMs, SECTION + "request_timeout_ms must be >= connect_timeout_ms");
  }
}
