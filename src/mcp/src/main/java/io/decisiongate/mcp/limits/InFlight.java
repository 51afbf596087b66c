package io.decisiongate.mcp.limits;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests that are being handled; those above the limit are turned away at once. */
public final class InFlight {
  private final AtomicLong handled = new AtomicLong();

  /**
   * Takes a place if fewer than this many are taken; every one taken must be released.
   *
   * @param limit at least 1; it may differ from call to call
   */
  public boolean tryAcquire(long limit) {
    return handled.getAndUpdate(taken -> taken < limit ? taken + 1 : taken) < limit;
  }

  /** Gives a place back. */
  public void release() {
    handled.decrementAndGet();
  }

  /** Requests that have a place now. */
  public long current() {
    return handled.get();
  }
}
