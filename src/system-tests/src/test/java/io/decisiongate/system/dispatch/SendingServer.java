package io.decisiongate.system.dispatch;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.local.database.Database;
import io.decisiongate.system.Waiting;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.DatabaseVariables;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** A server that delivers packets, which can be killed, started again and set otherwise. */
final class SendingServer implements AutoCloseable {
  /** Without the optimising compiler a start takes half of the processor's time. */
  private static final String FAST_START =
      "-Xms512m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final Path directory;
  private final int port;
  private final Map<String, String> environment;
  private ServerUnderTest server;

  private SendingServer(Path directory, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    this.directory = directory;
    this.port = port;
    this.environment = environment;
    this.server = ServerUnderTest.start(directory, port, environment);
  }

  /**
   * Starts it.
   *
   * @param dispatch the sections about dispatch
   */
  static SendingServer start(Path directory, Database database, String dispatch)
      throws IOException, InterruptedException {
    int port = ServerUnderTest.freePort();
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("decision-gate.toml"), configuration(port, dispatch));
    Map<String, String> environment = new HashMap<>(DatabaseVariables.of(database));
    environment.put("JVM_ARGS", FAST_START);
    return new SendingServer(directory, port, Map.copyOf(environment));
  }

  HttpWire http() {
    return server.http();
  }

  ToolClient tools() {
    return new ToolClient(server.http());
  }

  /** The data of one health check. */
  ObjectReader health(String name) throws IOException {
    Json health = JsonReader.read(server.http().get("/health/ready").text());
    return ObjectReader.of(health, "health").list("checks", check -> check).stream()
        .map(check -> ObjectReader.of(check, "check"))
        .filter(check -> check.string("name").equals(name))
        .map(check -> ObjectReader.of(check.value("data"), "data"))
        .findFirst()
        .orElseThrow();
  }

  /** Gives it other sections about dispatch; returns when they are in force. */
  void set(String dispatch) throws Exception {
    Path file = directory.resolve("decision-gate.toml");
    String configuration = configuration(port, dispatch);
    if (Files.readString(file).equals(configuration)) {
      return;
    }
    long before = changes();
    Path next = Files.writeString(directory.resolve("next.toml"), configuration);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Waiting.until("other settings are in force", () -> changes() > before);
  }

  private long changes() throws IOException {
    return health("configuration").integer("changes", 0, Long.MAX_VALUE);
  }

  void kill() throws InterruptedException {
    server.kill();
  }

  void restart() throws IOException, InterruptedException {
    server = ServerUnderTest.start(directory, port, environment);
  }

  @Override
  public void close() {
    server.close();
  }

  private static String configuration(int port, String dispatch) {
    return """
        [server]
        transport = "http"
        mode = "strict"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "local_only"

        [[providers]]
        name = "time"
        type = "builtin"

        %s
        """
        .formatted(port, dispatch);
  }
}
