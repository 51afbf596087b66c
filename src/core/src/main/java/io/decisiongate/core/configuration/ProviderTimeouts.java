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

  /**
   * Reads them.
   *
   * @param local whether they are those of a child process, which has no network to wait for
   */
  static ProviderTimeouts from(TableReader table, boolean local) {
    long connectMs = table.whole("connect_timeout_ms", 2000);
    long requestMs = local ? Math.max(5000, connectMs) : 10_000;
    return new ProviderTimeouts(connectMs, table.whole("request_timeout_ms", requestMs));
  }

  void validate() {
    FieldRules.milliseconds(SECTION + "connect_timeout_ms", connectMs, 100, 10_000);
    FieldRules.milliseconds(SECTION + "request_timeout_ms", requestMs, 500, 30_000);
    require(requestMs >= connectMs, SECTION + "request_timeout_ms must be >= connect_timeout_ms");
  }
}
