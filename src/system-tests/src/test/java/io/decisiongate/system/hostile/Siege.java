package io.decisiongate.system.hostile;

import io.decisiongate.system.http.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A flood in batches, with slow senders and idle connections beside it, and an honest call after
 * each batch.
 *
 * @param findings of all batches after the first, which warms the server up
 * @param heldOpen how long each slow sender has kept its connection
 * @param dishonoured batches after which the honest call failed
 * @param before what the server held after the first batch
 * @param after what it held at the end
 */
record Siege(
    long seed,
    Findings findings,
    Map<String, Duration> heldOpen,
    List<String> dishonoured,
    ServerLoad before,
    ServerLoad after) {
  private static final int BATCHES = 10;
  private static final int IDLE_CONNECTIONS = 150;
  private static final Duration CONNECTIONS_END = Duration.ofSeconds(80);
  private static final int MORE_FILES = 20;

  /** An honest call, which throws when it is not answered as it should be. */
  interface HonestCall {
    void make(String name) throws IOException;
  }

  /**
   * Lays siege to a server.
   *
   * @param count of attacks, those of the warm-up left out
   */
  static Siege lay(
      HostileServer server, long seed, int count, Supplier<Attacks> attacks, HonestCall honest)
      throws IOException, InterruptedException {
    List<String> dishonoured = new ArrayList<>();
    Findings warmUp = new Findings();
    new Flood(server.port(), seed, warmUp).run(count / BATCHES, attacks);
    honest(honest, "warm-up", dishonoured);
    ServerLoad before = ServerLoad.of(server.data());
    Findings findings = new Findings();
    Map<String, Duration> heldOpen;
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Map<String, Duration>> slow =
          beside.submit(() -> SlowSender.allHeldOpen(wait -> new Connection(server.port(), wait)));
      List<Connection> idle = idle(server.port());
      for (int batch = 1; batch <= BATCHES; batch++) {
        new Flood(server.port(), seed + batch * 1_000L, findings).run(count / BATCHES, attacks);
        honest(honest, "batch-" + batch, dishonoured);
      }
      heldOpen = slow.get();
      for (Connection connection : idle) {
        connection.close();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a slow sender failed", e);
    }
    return new Siege(seed, findings, heldOpen, dishonoured, before, settled(server, before));
  }

  @Override
  public String toString() {
    return "seed %d: %s; slow senders held open %s; before: %s; after: %s"
        .formatted(seed, findings, heldOpen, before, after);
  }

  private static void honest(HonestCall call, String name, List<String> dishonoured) {
    try {
      call.make(name);
    } catch (IOException | AssertionError e) {
      dishonoured.add(name + ": " + e);
    }
  }

  private static List<Connection> idle(int port) throws IOException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < IDLE_CONNECTIONS; i++) {
      connections.add(new Connection(port, Duration.ofSeconds(10)));
    }
    return connections;
  }

  /** What the server holds when it has noticed that all connections are gone. */
  private static ServerLoad settled(HostileServer server, ServerLoad before)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CONNECTIONS_END.toNanos();
    ServerLoad now = ServerLoad.of(server.data());
    while (now.files() > before.files() + MORE_FILES && System.nanoTime() < deadline) {
      now = ServerLoad.of(server.data());
    }
    return now;
  }
}
