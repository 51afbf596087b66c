package io.decisiongate.system.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A server that takes one configuration after the other while it runs, each with empty tables, so
 * that many configurations can be tested without a start for each.
 */
public final class WarmServer implements AutoCloseable {
  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(30);

  /** Everything that calls leave; the platform's own rows stay, its log begins anew. */
  private static final String EMPTY =
      """
      truncate scenario, run, run_step, registered_schema, schema_count, usage_entry, usage_counter,
        dispatch_delivery, dispatch_backlog;
      delete from audit_block;
      delete from namespace;
      delete from tenant where tenant_id > 0;
      update tenant set head_version = head_version + 1, audit_sequence = 0, audit_hash = '', usage_sequence = 0
      """;

  private final Path directory;
  private final Path file;
  private final EmbeddedPostgres postgres;
  private ServerUnderTest server;
  private int configurations;

  private WarmServer(Path directory, EmbeddedPostgres postgres, ServerUnderTest server) {
    this.directory = directory;
    this.file = fileIn(directory);
    this.postgres = postgres;
    this.server = server;
  }

  /** Starts database and server below the directory. */
  public static WarmServer start(Path directory) throws IOException, InterruptedException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(DataDirectory.open(directory.resolve("db")));
    try {
      int port = ServerUnderTest.freePort();
      Files.writeString(
          fileIn(directory),
          """
          [server]
          transport = "http"
          bind = "127.0.0.1:%d"
          """
              .formatted(port));
      ServerUnderTest server = start(directory, port, postgres);
      return new WarmServer(directory, postgres, server);
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      postgres.close();
      throw e;
    }
  }

  private static Path fileIn(Path directory) {
    return directory.resolve("decision-gate.toml");
  }

  private static ServerUnderTest start(Path directory, int port, EmbeddedPostgres postgres)
      throws IOException, InterruptedException {
    return ServerUnderTest.start(directory, port, DatabaseVariables.of(postgres.database()));
  }

  /** Ends the server and starts it again with the configuration file and tables as they are. */
  public void restart() throws IOException, InterruptedException {
    server.close();
    server = start(directory, server.port(), postgres);
  }

  /** The one that runs; another one after a restart. */
  public ServerUnderTest server() {
    return server;
  }

  /** The database by its superuser. */
  public Database asSuperuser() {
    return postgres.database();
  }

  /** Writes the configuration file as an editor does that leaves no half-written file. */
  public void write(String configuration) throws IOException {
    Path next = file.resolveSibling("decision-gate.toml.next");
    Files.writeString(next, configuration);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Empties the tables and returns when the server answers by this configuration.
   *
   * @param configuration text of {@code decision-gate.toml} with this server's address
   */
  public void reconfigure(String configuration)
      throws IOException, SQLException, InterruptedException {
    emptyTables(postgres.database());
    long before = changes();
    // Equal settings would be no change; what clients would send is nothing to the server.
    configurations++;
    write(
        configuration
            + "\n[client.auth_profiles.\"configuration-%d\"]\nbearer_token = \"none\"\n"
                .formatted(configurations));
    awaitChange(before);
  }

  /** Leaves the tables as they were before the first call. */
  public static void emptyTables(Database superuser) throws SQLException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(EMPTY);
    }
  }

  /** Waits until other settings have come into force than were in force at this count. */
  public void awaitChange(long before) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_CHANGE.toNanos();
    while (changes() == before) {
      assertThat(System.nanoTime()).as("time to take settings over").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** How often settings have come into force since the start. */
  public long changes() throws IOException {
    Json health = JsonReader.read(server.http().get("/health/ready").text());
    return ObjectReader.of(health, "health").list("checks", check -> check).stream()
        .map(check -> ObjectReader.of(check, "check"))
        .filter(check -> check.string("name").equals("configuration"))
        .map(check -> ObjectReader.of(check.value("data"), "data"))
        .map(data -> data.integer("changes", 0, Long.MAX_VALUE))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    try (postgres) {
      server.close();
    }
  }
}
