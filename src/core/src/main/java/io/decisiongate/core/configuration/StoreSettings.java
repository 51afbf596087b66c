package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * What {@code run_state_store} and {@code schema_registry} have in common (configuration.md section
 * 3). The data lie in PostgreSQL whatever is written here; the type selects only the few
 * differences that callers can see.
 *
 * @param path present exactly with {@link Type#SQLITE}
 * @param busyTimeoutMs milliseconds, at least 0
 */
public record StoreSettings(
    Type type,
    Optional<String> path,
    long busyTimeoutMs,
    JournalMode journalMode,
    SyncMode syncMode,
    long writerQueueCapacity,
    long batchMaxOps,
    long batchMaxBytes,
    long batchMaxWaitMs,
    long readPoolSize) {

  /** The kind of store that the core would use. */
  public enum Type {
    MEMORY,
    SQLITE
  }

  /** The journal of an SQLite file. */
  public enum JournalMode {
    WAL,
    DELETE
  }

  /** How an SQLite file is flushed. */
  public enum SyncMode {
    FULL,
    NORMAL
  }

  static StoreSettings from(TableReader table) {
    return new StoreSettings(
        table.word("type", Type.class, Type.MEMORY),
        table.text("path"),
        table.wholeFrom(0, "busy_timeout_ms", 5000),
        table.word("journal_mode", JournalMode.class, JournalMode.WAL),
        table.word("sync_mode", SyncMode.class, SyncMode.FULL),
        table.whole("writer_queue_capacity", 1024),
        table.whole("batch_max_ops", 64),
        table.whole("batch_max_bytes", 524_288),
        table.whole("batch_max_wait_ms", 2),
        table.whole("read_pool_size", 4));
  }

  void validate(String section) {
    switch (type) {
      case MEMORY -> require(path.isEmpty(), "memory " + section + " must not set path");
      case SQLITE ->
          require(
              path.filter(file -> !file.isBlank()).isPresent(),
              "sqlite " + section + " requires path");
    }
    // The registry's paths are reported under the run store's name too: that is the contract.
    path.ifPresent(
        file ->
            FieldRules.pathLength(
                "run_state_store path exceeds max length",
                "run_state_store path component too long",
                file));
    positive(section, "writer_queue_capacity", writerQueueCapacity);
    positive(section, "batch_max_ops", batchMaxOps);
    positive(section, "batch_max_bytes", batchMaxBytes);
    positive(section, "batch_max_wait_ms", batchMaxWaitMs);
    positive(section, "read_pool_size", readPoolSize);
  }

  static void positive(String section, String key, long value) {
    require(value >= 1, section + " " + key + " must be greater than zero");
  }
}
