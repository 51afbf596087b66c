package io.decisiongate.core.provider.mcp;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets so many lines through in each span of time and counts the others. A span begins with its
 * first line. Used by one thread.
 */
final class LineLimit {
  private final int most;
  private final Duration span;
  private final LongSupplier nanoTime;
  private long begun;
  private int allowed;
  private long dropped;

  /**
   * @param most lines in a span
   * @param nanoTime as {@link System#nanoTime()}
   */
  LineLimit(int most, Duration span, LongSupplier nanoTime) {
    this.most = most;
    this.span = span;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  /**
   * Asked before each line.
   *
   * @return how many were left out in a span that is over, once; else 0
   */
  long droppedBeforeThisSpan() {
    long now = nanoTime.getAsLong();
    if (now - begun < span.toNanos()) {
      return 0;
    }
    begun = now;
    allowed = 0;
    long before = dropped;
    dropped = 0;
    return before;
  }

  /** Whether this line may pass; counted either way. */
  boolean allows() {
    if (allowed < most) {
      allowed++;
      return true;
    }
    dropped++;
    return false;
  }

  /** How many were left out in this span so far. */
  long dropped() {
    return dropped;
  }
}
