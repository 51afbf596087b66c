package io.decisiongate.core.provider.mcp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs until this is closed. */
final class LoggedLines extends Handler implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LoggedLines(Logger logger) {
    this.logger = logger;
  }

  static LoggedLines of(Class<?> type) {
    LoggedLines log = new LoggedLines(Logger.getLogger(type.getName()));
    log.logger.setUseParentHandlers(false);
    log.logger.addHandler(log);
    return log;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Waits until the lines so far, at least one, are as they should be.
   *
   * @throws AssertionError when they are not within 30 s
   */
  void await(Predicate<List<String>> condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (lines.isEmpty() || !condition.test(lines())) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after %d lines".formatted(lines.size()));
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(new SimpleFormatter().formatMessage(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
