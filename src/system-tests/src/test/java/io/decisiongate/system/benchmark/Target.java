package io.decisiongate.system.benchmark;

import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The server that is measured: one that runs already, or one that is started for it and ends with
 * it.
 */
final class Target implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      [server]
      transport = "http"
      bind = "127.0.0.1:%d"

      [server.auth]
      mode = "local_only"

      [namespace]
      allow_default = true
      default_tenants = [1, 2, 3, 4, 5, 6, 7, 8]

      [schema_registry.acl]
      allow_local_only = true

      [[providers]]
      name = "time"
      type = "builtin"
      """;

  private final int port;
  private final OptionalLong processId;
  private final Runnable end;

  private Target(int port, OptionalLong processId, Runnable end) {
    this.port = port;
    this.processId = processId;
    this.end = end;
  }

  /**
   * Takes the server that {@code --port} names, and with {@code --pid} its process; else starts
   * one.
   *
   * @param results where a server that is started keeps its data
   */
  static Target of(Options options, Path results) throws IOException, InterruptedException {
    if (options.text("port").isPresent()) {
      return new Target(
          options.number("port", 0),
          options
              .text("pid")
              .map(Long::parseLong)
              .map(OptionalLong::of)
              .orElse(OptionalLong.empty()),
          () -> {});
    }
    int port = ServerUnderTest.freePort();
    Path directory = Files.createTempDirectory(Files.createDirectories(results), "server-");
    Files.writeString(directory.resolve("decision-gate.toml"), CONFIGURATION.formatted(port));
    ServerUnderTest server = ServerUnderTest.start(directory, port, Map.of());
    // Also when the measurement is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the server"));
    return new Target(port, server.serverProcessId(), server::close);
  }

  int port() {
    return port;
  }

  /** The process of the application server, if it is known. */
  OptionalLong processId() {
    return processId;
  }

  @Override
  public void close() {
    end.run();
  }
}
