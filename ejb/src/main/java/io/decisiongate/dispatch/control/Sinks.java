package io.decisiongate.dispatch.control;

import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.DispatchSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sinks of one configuration.
 *
 * @param leaseMs how long an attempt has a delivery, in milliseconds
 * @param concurrency attempts of each sink at the same time
 */
record Sinks(Map<SinkName, PacketSink> byName, Backoff backoff, long leaseMs, int concurrency) {
  private static final String DATA_DIRECTORY = "DG_DATA_DIR";
  private static final String DEFAULT_LOG = "logs/dispatch.jsonl";

  /** For reading the packet and for recording what became of it. */
  private static final long LEASE_MARGIN_MS = 10_000;

  Sinks {
    byName = Map.copyOf(byName);
  }

  /**
   * Makes them.
   *
   * @throws RuntimeException when a key file cannot be used or there is no place for the log
   */
  static Sinks of(DecisionGateConfiguration configuration) {
    DispatchSettings settings = configuration.dispatch();
    Map<SinkName, PacketSink> sinks = new EnumMap<>(SinkName.class);
    settings.log().ifPresent(log -> sinks.put(SinkName.LOG, new LogFile(file(log))));
    settings.callback().ifPresent(callback -> sinks.put(SinkName.CALLBACK, Callback.of(callback)));
    long timeoutMs = settings.callback().map(callback -> callback.timeoutMs()).orElse(0L);
    return new Sinks(
        sinks,
        Backoff.of(settings),
        timeoutMs + LEASE_MARGIN_MS,
        Math.toIntExact(settings.concurrency()));
  }

  private static Path file(DispatchSettings.Log log) {
    return log.path()
        .map(Path::of)
        .or(
            () ->
                Optional.ofNullable(System.getenv(DATA_DIRECTORY))
                    .map(directory -> Path.of(directory).resolve(DEFAULT_LOG)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "dispatch.log.path must be set: there is no data directory"));
  }

  /** How long an attempt may take at the sink, in milliseconds. */
  long longestAttemptMs() {
    return leaseMs - LEASE_MARGIN_MS;
  }

  Set<SinkName> names() {
    return byName.keySet();
  }

  /** Empty when the sink was taken out of the settings. */
  Optional<PacketSink> find(SinkName name) {
    return Optional.ofNullable(byName.get(name));
  }
}
