package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed rate. Time counts from the moment at which a call was due, so that a server that
 * stalls does not make its own stall invisible.
 */
final class SteadyLoad implements AutoCloseable {
  private static final int CLIENTS = 64;
  private static final long SECOND_NS = 1_000_000_000;

  private final SoakMix mix;
  private final int port;
  private final double intervalNs;
  private final long from = System.nanoTime();
  private final AtomicLong tickets = new AtomicLong();
  private final List<Thread> clients = new ArrayList<>();
  private final AtomicLong errors = new AtomicLong();
  private Samples current = new Samples();
  private volatile boolean ended;
  private volatile String lastError = "";

  private SteadyLoad(SoakMix mix, int port, double perSecond) {
    this.mix = mix;
    this.port = port;
    intervalNs = SECOND_NS / perSecond;
  }

  /**
   * Starts the load.
   *
   * @param perSecond calls in a second; infinity for as many as 64 clients get answered
   */
  static SteadyLoad start(SoakMix mix, int port, double perSecond) {
    SteadyLoad load = new SteadyLoad(mix, port, perSecond);
    for (int client = 0; client < CLIENTS; client++) {
      load.clients.add(Thread.ofPlatform().name("client-" + client).start(load::work));
    }
    return load;
  }

  /** What was measured since the last time. */
  synchronized Samples take() {
    Samples taken = current;
    current = new Samples();
    return taken;
  }

  /** Calls that failed since the start. */
  long errors() {
    return errors.get();
  }

  String lastError() {
    return lastError;
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    for (Thread client : clients) {
      client.join();
    }
  }

  private void work() {
    while (!ended) {
      try (Caller caller = new Caller(port)) {
        while (!ended) {
          call(caller);
        }
      } catch (IOException e) {
        // Counted, and the client goes on with a new connection.
        errors.incrementAndGet();
        lastError = String.valueOf(e);
      }
    }
  }

  private void call(Caller caller) throws IOException {
    long ticket = tickets.getAndIncrement();
    long due = from + (long) (ticket * intervalNs);
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    Caller.Reply reply = mix.call(ticket, caller);
    record(intervalNs == 0 ? reply.nanoseconds() : System.nanoTime() - due);
  }

  private synchronized void record(long nanoseconds) {
    current.add(nanoseconds);
  }
}
