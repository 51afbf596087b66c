package io.decisiongate.dispatch.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes this node's delivering when there is something to do; other nodes look by themselves. */
@ApplicationScoped
public class WorkSignal {
  private final Semaphore raised = new Semaphore(0);

  public void raise() {
    if (raised.availablePermits() == 0) {
      raised.release();
    }
  }

  /** Waits until somebody raises the signal, or this long. */
  void await(long milliseconds) throws InterruptedException {
    if (raised.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
      raised.drainPermits();
    }
  }
}
