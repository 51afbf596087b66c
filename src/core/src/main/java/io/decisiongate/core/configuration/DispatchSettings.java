package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Section {@code dispatch}: where issued packets are delivered to. Without {@link #log} and {@link
 * #callback} they are delivered nowhere, as in the core.
 *
 * @param maxAttempts deliveries are given up after so many attempts, 1 to 1000
 * @param maxAgeMs and at the first attempt that fails so long after the packet was issued, in
 *     milliseconds, 1000 to 2592000000 (30 days)
 * @param initialBackoffMs before the second attempt, in milliseconds, 10 to 3600000
 * @param maxBackoffMs between two attempts, in milliseconds, from the former to 86400000
 * @param concurrency attempts of one node at the same time, 1 to 64
 */
public record DispatchSettings(
    Optional<Log> log,
    Optional<DispatchCallbackSettings> callback,
    long maxAttempts,
    long maxAgeMs,
    long initialBackoffMs,
    long maxBackoffMs,
    long concurrency) {
  private static final long DAY_MS = 86_400_000;

  /**
   * A file of delivery lines.
   *
   * @param path the file; empty means one in the data directory
   */
  public record Log(Optional<String> path) {}

  static DispatchSettings from(TableReader table) {
    return new DispatchSettings(
        table.optionalSection("log").map(log -> new Log(log.text("path"))),
        table.optionalSection("callback").map(DispatchCallbackSettings::from),
        table.whole("max_attempts", 12),
        table.whole("max_age_ms", DAY_MS),
        table.whole("initial_backoff_ms", 1000),
        table.whole("max_backoff_ms", 600_000),
        table.whole("concurrency", 8));
  }

  /** Whether anything is delivered at all. */
  public boolean isOn() {
    return log.isPresent() || callback.isPresent();
  }

  void validate() {
    log.flatMap(Log::path).ifPresent(path -> FieldRules.path("dispatch.log.path", path));
    callback.ifPresent(DispatchCallbackSettings::validate);
    require(
        maxAttempts >= 1 && maxAttempts <= 1000,
        "dispatch.max_attempts must be between 1 and 1000");
    FieldRules.milliseconds("dispatch.max_age_ms", maxAgeMs, 1000, 30 * DAY_MS);
    FieldRules.milliseconds("dispatch.initial_backoff_ms", initialBackoffMs, 10, 3_600_000);
    FieldRules.milliseconds("dispatch.max_backoff_ms", maxBackoffMs, initialBackoffMs, DAY_MS);
    require(concurrency >= 1 && concurrency <= 64, "dispatch.concurrency must be between 1 and 64");
  }
}
