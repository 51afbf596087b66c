package io.decisiongate.system.server;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in managed tenancy with a database of its own, in which the test has made tenants. */
public final class ManagedServer implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("shown only now: (dgk_[A-Za-z0-9_-]{43})");

  private final EmbeddedPostgres postgres;
  private final ServerUnderTest server;

  private ManagedServer(EmbeddedPostgres postgres, ServerUnderTest server) {
    this.postgres = postgres;
    this.server = server;
  }

  /**
   * Starts both.
   *
   * @param directory for the configuration and the database
   * @param configuration gives decision-gate.toml for a port
   * @param tenants tenants 1 to this number exist, each with the namespaces 5 and 6
   */
  public static ManagedServer start(Path directory, IntFunction<String> configuration, int tenants)
      throws IOException, InterruptedException, SQLException {
    return start(directory, configuration, tenants, Map.of());
  }

  /**
   * Starts both.
   *
   * @param variables more variables of the server's environment
   */
  public static ManagedServer start(
      Path directory, IntFunction<String> configuration, int tenants, Map<String, String> variables)
      throws IOException, InterruptedException, SQLException {
    return start(directory, configuration, tenants, variables, HttpWire::new);
  }

  /**
   * Starts both.
   *
   * @param http gives what the server answers at a port, over TLS for example
   */
  public static ManagedServer start(
      Path directory,
      IntFunction<String> configuration,
      int tenants,
      Map<String, String> variables,
      IntFunction<HttpWire> http)
      throws IOException, InterruptedException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(DataDirectory.open(directory.resolve("database")));
    try {
      int port = ServerUnderTest.freePort();
      Files.writeString(directory.resolve("decision-gate.toml"), configuration.apply(port));
      Map<String, String> environment = new HashMap<>(DatabaseVariables.of(postgres.database()));
      environment.putAll(variables);
      ManagedServer managed =
          new ManagedServer(
              postgres, ServerUnderTest.start(directory, port, environment, http.apply(port)));
      managed.addTenants(tenants);
      return managed;
    } catch (IOException | InterruptedException | SQLException | RuntimeException | Error e) {
      postgres.close();
      throw e;
    }
  }

  /** The key of the administrator whom the first start made. */
  public String administratorKey() {
    Matcher key = KEY.matcher(server.log());
    if (!key.find()) {
      throw new AssertionError("the administrator's key is not in the log");
    }
    return key.group(1);
  }

  /** The database as its owner sees it: all rows. */
  public Database database() {
    return postgres.database();
  }

  /** What the server and its launcher have written. */
  public String log() {
    return server.log();
  }

  /** That, and the application server's own log. */
  public List<String> written() {
    return List.of(server.log(), server.messages());
  }

  public HttpWire http() {
    return server.http();
  }

  private void addTenants(int tenants) throws SQLException {
    try (Connection connection = postgres.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into tenant (tenant_id, organisation_id, name, created_at)
            select number, 0, 'tenant ' || number, 0 from generate_series(1, %1$d) number
            on conflict do nothing;
          insert into namespace (tenant_id, namespace_id, name, created_at)
            select tenant, namespace, 'namespace ' || namespace, 0
            from generate_series(1, %1$d) tenant, generate_series(5, 6) namespace
            on conflict do nothing
          """
              .formatted(tenants));
    } catch (SQLException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      postgres.close();
    }
  }
}
