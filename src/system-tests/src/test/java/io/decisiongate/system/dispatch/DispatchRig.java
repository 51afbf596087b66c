package io.decisiongate.system.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.signature.Ed25519SigningKey;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.system.Waiting;
import io.decisiongate.system.operations.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one server that delivers, its database and the one receiver, for all tests about deliveries.
 * Runs are named by their tests, so that each sees its own packets.
 */
final class DispatchRig implements AutoCloseable {
  static final PacketScenario SCENARIO = new PacketScenario("dispatch", 31, 7);
  static final String AGENT = "{\"kind\":\"agent\",\"agent_id\":\"a1\"}";
  static final String ONE_TARGET = "[" + AGENT + "]";
  static final String TWO_TARGETS =
      "[" + AGENT + ",{\"kind\":\"external\",\"system\":\"ci\",\"target\":\"main\"}]";
  static final byte[] SEED = new byte[32];
  static final SignatureCheck CHECK =
      new SignatureCheck("gate-1", Ed25519SigningKey.ofSeed(SEED).publicKey());

  private final Path directory;
  private final EmbeddedPostgres postgres;
  private final Receiver receiver;
  private final SendingServer server;

  private DispatchRig(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    Files.write(directory.resolve("signing.key"), SEED);
    postgres = EmbeddedPostgres.start(DataDirectory.open(directory.resolve("db")));
    receiver = Receiver.start();
    server = startServer("one");
    server.tools().result("scenario_define", SCENARIO.define());
  }

  /** Holds what all servers write, and that of each in a directory of its name. */
  Path directory() {
    return directory;
  }

  Database database() {
    return postgres.database();
  }

  Receiver receiver() {
    return receiver;
  }

  SendingServer server() {
    return server;
  }

  StoredDeliveries stored() {
    return new StoredDeliveries(postgres.database());
  }

  /** Starts a server of this name on the same database. */
  SendingServer startServer(String name) throws IOException, InterruptedException {
    return SendingServer.start(directory.resolve(name), postgres.database(), delivering(1000));
  }

  /** Starts a run, which issues its packet. */
  Json issue(String run, String targets) throws IOException {
    return server.tools().result("scenario_start", SCENARIO.start(run, targets));
  }

  void awaitSettled(String run, int deliveries) throws Exception {
    Waiting.until(
        run + " has " + deliveries + " settled deliveries",
        () -> stored().count(run, "delivered") + stored().count(run, "given_up") == deliveries);
    assertThat(stored().count(run, "pending")).isZero();
  }

  /** How many attempts by a sink ended so, as the server counts them. */
  double attempts(String sink, String outcome) throws IOException {
    return Scrape.of(server.http())
        .sum("dg_dispatch_attempts_total", "sink", sink, "outcome", outcome);
  }

  /** Both sinks, with short times. */
  String delivering(int maxAttempts) {
    return logging(maxAttempts)
        + """

        [dispatch.callback]
        url = "%s"
        allow_http = true
        allow_private_networks = true
        signing_key = "%s/signing.key"
        key_id = "gate-1"
        timeout_ms = 1000
        """
            .formatted(receiver.url(), directory);
  }

  /** Both sinks, with a long time between two attempts. */
  String waitingLong() {
    return delivering(1000)
        .replace("initial_backoff_ms = 50", "initial_backoff_ms = 600000")
        .replace("max_backoff_ms = 400", "max_backoff_ms = 600000");
  }

  /** The log alone, with short times. */
  String logging(int maxAttempts) {
    return """
        [dispatch]
        max_attempts = %d
        initial_backoff_ms = 50
        max_backoff_ms = 400

        [dispatch.log]
        path = "%s/dispatch.jsonl"
        """
        .formatted(maxAttempts, directory);
  }

  private void asUsual() throws Exception {
    receiver.asUsual();
    server.set(delivering(1000));
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      receiver.close();
      postgres.close();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * Gives it to test classes as a parameter, each test with a receiver that accepts and the usual
   * settings; it ends with the test run.
   */
  static final class Access implements ParameterResolver, BeforeEachCallback {
    private static final ExtensionContext.Namespace STORE =
        ExtensionContext.Namespace.create(DispatchRig.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == DispatchRig.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return rig(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
      rig(context).asUsual();
    }

    private static DispatchRig rig(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(STORE)
          .getOrComputeIfAbsent(DispatchRig.class, key -> start(), DispatchRig.class);
    }

    private static DispatchRig start() {
      try {
        return new DispatchRig(Files.createTempDirectory("dg-dispatch-").toRealPath());
      } catch (IOException e) {
        throw new IllegalStateException("the server cannot be started", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the server started", e);
      }
    }
  }
}
