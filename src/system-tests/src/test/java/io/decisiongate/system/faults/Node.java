package io.decisiongate.system.faults;

import io.decisiongate.local.database.Database;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.DatabaseVariables;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A server on an external database, in open tenancy, that can be killed with its launcher and
 * started again at the same port with the same data directory.
 */
final class Node implements AutoCloseable {
  /** Without the optimising compiler a start takes half of the processor's time. */
  private static final String FAST_START =
      "-Xms512m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final Path directory;
  private final int port;
  private final Map<String, String> environment;
  private ServerUnderTest server;

  private Node(Path directory, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    this.directory = directory;
    this.port = port;
    this.environment = environment;
    this.server = ServerUnderTest.start(directory, port, environment);
  }

  static Node start(Path directory, Database database) throws IOException, InterruptedException {
    int port = ServerUnderTest.freePort();
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("decision-gate.toml"), configuration(port));
    Map<String, String> environment = new HashMap<>(DatabaseVariables.of(database));
    environment.put("JVM_ARGS", FAST_START);
    return new Node(directory, port, environment);
  }

  HttpWire http() {
    return server.http();
  }

  /** Kills the server and its launcher; returns when they have ended. */
  void kill() throws InterruptedException {
    server.kill();
  }

  /** Starts it again and waits until it is ready. */
  void restart() throws IOException, InterruptedException {
    server = ServerUnderTest.start(directory, port, environment);
  }

  /** Starts it again if it is not ready. */
  void ensureReady() throws IOException, InterruptedException {
    if (!server.isReady()) {
      server.kill();
      restart();
    }
  }

  /** The failure with the ends of the server's logs. */
  AssertionError failure(String message) {
    return server.failure(message);
  }

  @Override
  public void close() {
    server.close();
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        mode = "strict"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "local_only"

        [[server.auth.principals]]
        subject = "loopback"
        policy_class = "prod"

        [[server.auth.principals.roles]]
        name = "TenantAdmin"
        tenant_id = 1
        namespace_id = 1

        [namespace]
        allow_default = true
        default_tenants = %s

        [schema_registry.acl]
        allow_local_only = true

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(port, Calls.TENANTS);
  }
}
