package io.decisiongate.system.hostile;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.database.Database;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/**
 * A server with everything that a start by {@code ./dg serve} gives it, its database included.
 *
 * @param directory of configuration and data
 */
record HostileServer(Path directory, ServerUnderTest server) implements AutoCloseable {
  private static final String REST =
      """

      [evidence]
      allow_raw_values = true
      require_provider_opt_in = false

      [[providers]]
      name = "time"
      type = "builtin"

      [[providers]]
      name = "env"
      type = "builtin"
      config = { denylist = ["SECRET"], max_value_bytes = 64, max_key_bytes = 32 }

      [[providers]]
      name = "json"
      type = "builtin"
      config = { root = "%s", root_id = "evidence-root", max_bytes = 1048576, allow_yaml = true }

      [runpacks]
      base_dir = "%s"
      """;

  /**
   * Starts a server.
   *
   * @param settings of {@code decision-gate.toml}, beside the listening address, the providers and
   *     the runpacks
   */
  static HostileServer start(Path directory, String settings)
      throws IOException, InterruptedException {
    int port = ServerUnderTest.freePort();
    Path evidence = Files.createDirectory(directory.resolve("evidence"));
    // Made-up names of folders shall not lead anywhere else on this machine.
    Path runpacks = Files.createDirectory(directory.resolve("runpacks"));
    Files.writeString(
        evidence.resolve("wide.json"), "{\"a\":[" + "{\"a\":1},".repeat(100_000) + "1]}");
    Files.writeString(evidence.resolve("deep.json"), "{\"a\":".repeat(120) + "1" + "}".repeat(120));
    Files.writeString(
        directory.resolve("decision-gate.toml"),
        "[server]\ntransport = \"http\"\nmode = \"strict\"\nbind = \"127.0.0.1:%d\"\n"
                .formatted(port)
            + settings
            + REST.formatted(evidence, runpacks));
    return new HostileServer(directory, ServerUnderTest.start(directory, port, Map.of()));
  }

  int port() {
    return server.port();
  }

  Path data() {
    return directory.resolve("data");
  }

  ServerLogs logs() {
    return new ServerLogs(directory);
  }

  /** The server's own database by its superuser. */
  Database database() throws IOException {
    int databasePort = Integer.parseInt(Files.readString(data().resolve("postgres.port")).strip());
    String password =
        new Secrets(DataDirectory.open(data())).read("postgres-superuser").orElseThrow();
    return new Database("127.0.0.1", databasePort, "decisiongate", "postgres", password);
  }

  static byte[] hash(String key) {
    return HexFormat.of().parseHex(Sha256.of(key.getBytes(StandardCharsets.UTF_8)).value());
  }

  @Override
  public void close() {
    server.close();
  }
}
