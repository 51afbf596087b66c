package io.decisiongate.system.identity;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Clients that call all the time, again and again with a token that the realm has just issued. */
final class CallingClients implements AutoCloseable {
  private static final int CLIENTS = 4;
  private static final int CALLS_PER_TOKEN = 10;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final KeycloakRealm realm;
  private final ToolClient anonymous;
  private final TimeScenario scenario;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Client> clients = new ArrayList<>();
  private volatile boolean closed;

  private CallingClients(KeycloakRealm realm, ToolClient anonymous, TimeScenario scenario) {
    this.realm = realm;
    this.anonymous = anonymous;
    this.scenario = scenario;
  }

  static CallingClients start(KeycloakRealm realm, ToolClient anonymous, TimeScenario scenario) {
    CallingClients calling = new CallingClients(realm, anonymous, scenario);
    for (int i = 0; i < CLIENTS; i++) {
      calling.clients.add(calling.new Client());
    }
    calling.clients.forEach(client -> client.thread.start());
    return calling;
  }

  /** Returns when each client has made as many calls more, or something has failed. */
  void awaitCalls(int more) throws InterruptedException {
    long[] enough = clients.stream().mapToLong(client -> client.calls.get() + more).toArray();
    await("calls", client -> client.calls.get() >= enough[clients.indexOf(client)]);
  }

  /** Returns when each client calls with tokens of this key, or something has failed. */
  void awaitTokensOf(String key) throws InterruptedException {
    await("tokens of " + key, client -> client.key.equals(key));
  }

  private synchronized void await(String what, Predicate<Client> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (failures.isEmpty() && !clients.stream().allMatch(condition)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("not within " + LONGEST.toSeconds() + " s: " + what);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private synchronized void happened() {
    notifyAll();
  }

  /** What did not succeed, with the key of the token. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (Client client : clients) {
      client.thread.join();
    }
  }

  private final class Client {
    private final AtomicLong calls = new AtomicLong();
    private final Thread thread = new Thread(this::run, "client");
    private volatile String key = "none";

    private void run() {
      while (!closed) {
        try {
          String token = realm.token("pipeline");
          key = TokenText.read(token).keyId();
          for (int i = 0; i < CALLS_PER_TOKEN && !closed; i++) {
            call(token);
          }
        } catch (IOException | AssertionError e) {
          failures.add(key + ": " + e);
          happened();
        }
      }
    }

    private void call(String token) throws IOException {
      Answer answer = anonymous.withBearer(token).call("scenarios_list", scenario.list());
      if (answer.status() != 200) {
        failures.add(key + ": " + answer);
      }
      calls.incrementAndGet();
      happened();
    }
  }
}
