package io.decisiongate.system.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Many attacks over several connections at once. Each attacker takes its random numbers from the
 * seed and its own number, so a flood can be repeated, apart from the order in which attacks of
 * different attackers meet.
 */
final class Flood {
  private static final int ATTACKERS = 24;

  private final int port;
  private final long seed;
  private final Findings findings;

  /**
   * @param findings gets what is met
   */
  Flood(int port, long seed, Findings findings) {
    this.port = port;
    this.seed = seed;
    this.findings = findings;
  }

  /**
   * Sends that many attacks and returns when all are over.
   *
   * @param attacks makes the attacks of one attacker
   */
  void run(int count, Supplier<Attacks> attacks) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < ATTACKERS; i++) {
        Random random = new Random(seed + i);
        Attacker attacker = new Attacker(port, findings);
        Attacks own = attacks.get();
        running.add(
            threads.submit(
                () -> {
                  try (attacker) {
                    while (left.getAndDecrement() > 0) {
                      attacker.attack(own.next(random));
                    }
                  }
                }));
      }
      for (Future<?> attacker : running) {
        attacker.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("an attacker failed; " + findings, e);
    }
  }
}
