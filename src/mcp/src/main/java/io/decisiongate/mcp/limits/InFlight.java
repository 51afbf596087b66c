package io.decisiongate.mcp.limits;

import java.util.concurrent.Semaphore;

/** Bounds the requests that are handled at the same time; nobody waits. Thread-safe. */
public final class InFlight {
  private final int max;
  private final Semaphore places;

  /**
   * A guard with this many places.
   *
   * @throws IllegalArgumentException when there would be none
   */
  public InFlight(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("no place for any request: " + max);
    }
    this.max = max;
    this.places = new Semaphore(max);
  }

  /** Takes a place if there is one; who got one must {@link #release} it. */
  public boolean tryAcquire() {
    return places.tryAcquire();
  }

  /** Gives a place back. */
  public void release() {
    places.release();
  }

  /** Requests that have a place now. */
  public int current() {
    return max - places.availablePermits();
  }
}
