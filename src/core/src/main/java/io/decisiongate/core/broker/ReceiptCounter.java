package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers the receipts of one sink from 1 (broker-cli.md section 1). A number is used up even when
 * its delivery fails.
 */
final class ReceiptCounter {
  private final String dispatcher;
  private final AtomicLong last = new AtomicLong();

  ReceiptCounter(String dispatcher) {
    this.dispatcher = dispatcher;
  }

  DispatchReceipt next(Delivery delivery) {
    long number = last.incrementAndGet();
    return new DispatchReceipt(
        dispatcher + "-" + number,
        delivery.target(),
        delivery.envelope().contentHash(),
        new Timestamp.Logical(BigInteger.valueOf(number)),
        dispatcher);
  }
}
