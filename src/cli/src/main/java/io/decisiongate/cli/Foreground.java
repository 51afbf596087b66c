package io.decisiongate.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Work that lasts until a signal ends it. SIGTERM, SIGINT and SIGHUP interrupt it; the process ends
 * when the work has put everything in order, with status 0.
 */
final class Foreground {
  private Foreground() {}

  /** Work that answers an interrupt by ending in good order. */
  interface Work {
    int run() throws InterruptedException;
  }

  /** Runs the work in this thread and gives its status; after a signal this does not return. */
  static int run(Work work) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread onSignal = new Thread(() -> endInOrder(worker, ended), "signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      int status = work.run();
      Runtime.getRuntime().removeShutdownHook(onSignal);
      return status;
    } catch (InterruptedException e) {
      return 0; // the signal: everything has been closed on the way here
    } catch (RuntimeException e) {
      if (!isShuttingDown(onSignal)) {
        throw e;
      }
      System.err.println(e.getMessage());
      return 1;
    } finally {
      ended.countDown();
    }
  }

  private static void endInOrder(Thread worker, CountDownLatch ended) {
    worker.interrupt();
    try {
      ended.await();
    } catch (InterruptedException e) {
      return; // nobody interrupts a shutdown; ending is all that remains
    }
    // Otherwise the virtual machine would report the signal as its status.
    Runtime.getRuntime().halt(0);
  }

  private static boolean isShuttingDown(Thread onSignal) {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
