package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchReceipt;

/** Where packets go. */
@FunctionalInterface
public interface Sink {

  /**
   * Delivers a packet.
   *
   * @return that it was delivered
   * @throws SinkFailure when it was not
   */
  DispatchReceipt deliver(Delivery delivery);
}
