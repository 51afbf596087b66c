package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one line of JSON for each delivery; receipts are {@code log-1}, {@code log-2}, … */
public final class LogSink implements Sink {
  private final OutputStream out;
  private final ReceiptCounter receipts = new ReceiptCounter("log");

  /**
   * @param out stays open; each line is flushed
   */
  public LogSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public DispatchReceipt deliver(Delivery delivery) {
    DispatchReceipt receipt = receipts.next(delivery);
    DeliveryLine line = new DeliveryLine(receipt, delivery.envelope(), delivery.payload().size());
    byte[] text = (JsonWriter.write(line.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (out) {
        out.write(text);
        out.flush();
      }
    } catch (IOException e) {
      throw new SinkFailure("log write failed: " + e.getMessage(), e);
    }
    return receipt;
  }
}
