package io.decisiongate.dispatch.control;

import io.decisiongate.dispatch.boundary.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps what waits at hand, so that nobody who asks for it goes to the database. */
@ApplicationScoped
public class BacklogWatch {
  @Inject Leases leases;

  private static final long FRESH_NS = 1_000_000_000;

  private volatile Backlog last = Backlog.EMPTY;
  private long lookedAtNs = System.nanoTime() - FRESH_NS;

  public Backlog last() {
    return last;
  }

  /** Looks again, unless it has looked a moment ago. Used by one thread. */
  void look() {
    if (System.nanoTime() - lookedAtNs >= FRESH_NS) {
      last = leases.backlog();
      lookedAtNs = System.nanoTime();
    }
  }
}
