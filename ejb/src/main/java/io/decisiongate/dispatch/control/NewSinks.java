package io.decisiongate.dispatch.control;

/**
 * Remembers that there may be new sinks, until what waits has been looked at for them: otherwise it
 * would wait for a packet that comes later. At the start there may be some.
 */
final class NewSinks {
  private volatile boolean possible = true;

  void mayBeThere() {
    possible = true;
  }

  /**
   * Looks if need be; a look that fails is made again next time. Used by one thread.
   *
   * @throws RuntimeException of the look
   */
  void lookForThem(Runnable look) {
    if (!possible) {
      return;
    }
    possible = false;
    try {
      look.run();
    } catch (RuntimeException e) {
      possible = true;
      throw e;
    }
  }
}
