package io.decisiongate.system.server;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.DatabaseRoles;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One server for all tests of this run, in open tenancy, on an external database that tests can
 * look into and take away for a while. Tests share its data, so each works in scenarios and runs of
 * its own.
 */
public final class SharedServer implements AutoCloseable {
  private final Path directory;
  private final EmbeddedPostgres postgres;
  private final DatabaseLine line;
  private final ServerUnderTest server;

  private SharedServer(
      Path directory, EmbeddedPostgres postgres, DatabaseLine line, ServerUnderTest server) {
    this.directory = directory;
    this.postgres = postgres;
    this.line = line;
    this.server = server;
  }

  public ServerUnderTest server() {
    return server;
  }

  public HttpWire http() {
    return server.http();
  }

  /** The line between server and database. */
  public DatabaseLine databaseLine() {
    return line;
  }

  /** The database by its superuser, past the line. */
  public Database asSuperuser() {
    return postgres.database();
  }

  /** The database by the account of the application, past the line. */
  public Database asApplication() {
    return new DatabaseRoles(postgres.database()).application();
  }

  /** The database by the account that owns the tables, past the line. */
  public Database asOwner() {
    return new DatabaseRoles(postgres.database()).owner();
  }

  @Override
  public void close() throws IOException {
    try (postgres;
        line) {
      server.close();
    }
    OncePerRun.delete(directory);
  }

  /** Starts server and database. */
  public static SharedServer start() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("dg-system-tests-");
    EmbeddedPostgres postgres = EmbeddedPostgres.start(DataDirectory.open(directory.resolve("db")));
    DatabaseLine line = new DatabaseLine(postgres.database().port());
    try {
      int port = ServerUnderTest.freePort();
      Files.writeString(directory.resolve("decision-gate.toml"), configuration(port));
      ServerUnderTest server =
          ServerUnderTest.start(
              directory, port, DatabaseVariables.of(postgres.database(), line.port()));
      return new SharedServer(directory, postgres, line, server);
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      line.close();
      postgres.close();
      throw e;
    }
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        mode = "strict"
        bind = "127.0.0.1:%d"
        max_body_bytes = 65536

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
        default_tenants = [1, 2]

        [schema_registry.acl]
        allow_local_only = true

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(port);
  }

  /** Gives the server to test methods as a parameter; it ends with the test run. */
  public static final class Access extends OncePerRun<SharedServer> {
    public Access() {
      super(SharedServer.class, SharedServer::start);
    }
  }
}
