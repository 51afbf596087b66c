package io.decisiongate.system.faults;

import io.decisiongate.system.http.HttpWire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that call servers as fast as they answer and write everything down in one book. */
final class Load {
  private static final long PAUSE_AFTER_REFUSAL = TimeUnit.MILLISECONDS.toNanos(100);

  private final CallBook book;
  private final Calls calls;
  private final Random seeds;

  Load(CallBook book, Calls calls, long seed) {
    this.book = book;
    this.calls = calls;
    this.seeds = new Random(seed);
  }

  /** Starts clients of one server. */
  Clients start(HttpWire http, int count) {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new Client(http, new Random(seeds.nextLong())));
    }
    return new Clients(clients);
  }

  /** Clients at work. */
  static final class Clients {
    private final List<Client> clients;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    private Clients(List<Client> clients) {
      this.clients = clients;
      clients.forEach(client -> running.add(threads.submit(client)));
    }

    /** Lets each finish its call. */
    void stop() throws InterruptedException, ExecutionException {
      clients.forEach(client -> client.stopped = true);
      join();
    }

    /** Waits until each has lost its server. */
    void join() throws InterruptedException, ExecutionException {
      for (Future<?> client : running) {
        client.get();
      }
      threads.close();
    }
  }

  /** One client; it ends when it is stopped or gets no answer. */
  private final class Client implements Runnable {
    private final HttpWire http;
    private final Random random;
    private final List<RunRef> own = new ArrayList<>();
    private volatile boolean stopped;

    Client(HttpWire http, Random random) {
      this.http = http;
      this.random = random;
    }

    @Override
    public void run() {
      while (!stopped) {
        LoadCall call = calls.next(random, own);
        switch (book.attempt(http, call)) {
          case Outcome.Acknowledged ignored -> {
            if (call instanceof StartCall start) {
              own.add(start.run());
            }
          }
          case Outcome.Refused ignored -> {
            // Repeated later, which must find the run as it was.
            if (call instanceof RunCall step) {
              own.remove(step.run());
            }
            LockSupport.parkNanos(PAUSE_AFTER_REFUSAL);
          }
          case Outcome.Unanswered ignored -> {
            return;
          }
        }
      }
    }
  }
}
