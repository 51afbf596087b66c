package io.decisiongate.system.administration;

import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.DatabaseVariables;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Two server processes with sessions that share one database, which belongs to the first. */
record TwoSessionsServers(SessionsServer first, ServerUnderTest second) implements AutoCloseable {
  /** The configuration file of the second one. */
  static Path configurationOfSecond(Path directory) {
    return directory.resolve("two/decision-gate.toml");
  }

  /**
   * Starts both.
   *
   * @param directory for their configurations and data
   */
  static TwoSessionsServers start(Path directory)
      throws IOException, InterruptedException, SQLException {
    Path two = Files.createDirectories(directory.resolve("two"));
    SessionsServer first = SessionsServer.start(Files.createDirectories(directory.resolve("one")));
    try {
      int port = ServerUnderTest.freePort();
      Files.writeString(configurationOfSecond(directory), SessionsServer.configuration(port));
      return new TwoSessionsServers(
          first,
          ServerUnderTest.start(two, port, DatabaseVariables.of(first.managed().database())));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      first.close();
      throw e;
    }
  }

  HttpWire one() {
    return first.http();
  }

  HttpWire two() {
    return second.http();
  }

  @Override
  public void close() throws IOException {
    try {
      second.close();
    } finally {
      first.close();
    }
  }
}
