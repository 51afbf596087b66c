package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchReceipt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands packets to another thread of the same program through a bounded queue. Delivering never
 * waits: a full queue is a failed delivery. Receipts are {@code channel-1}, {@code channel-2}, …
 */
public final class ChannelSink implements Sink {
  private final BlockingQueue<Message> queue;
  private final ReceiptCounter receipts = new ReceiptCounter("channel");
  private boolean closed;

  /** A packet with its receipt. */
  public record Message(Delivery delivery, DispatchReceipt receipt) {}

  /**
   * @param capacity packets that may wait, from 1
   */
  public ChannelSink(int capacity) {
    queue = new ArrayBlockingQueue<>(capacity);
  }

  /** The receiving end. */
  public BlockingQueue<Message> messages() {
    return queue;
  }

  /** From now on deliveries fail; what waits can still be taken. */
  public synchronized void close() {
    closed = true;
  }

  @Override
  public synchronized DispatchReceipt deliver(Delivery delivery) {
    DispatchReceipt receipt = receipts.next(delivery);
    if (closed) {
      throw new SinkFailure("sink delivery failed: channel closed");
    }
    if (!queue.offer(new Message(delivery, receipt))) {
      throw new SinkFailure("sink delivery failed: channel full");
    }
    return receipt;
  }
}
