package io.decisiongate.system.container;

import io.decisiongate.core.json.Json;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.DatabaseRoles;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.local.database.FirstStart;
import io.decisiongate.local.database.Migrations;
import io.decisiongate.local.server.ServerPackage;
import io.decisiongate.system.Project;
import io.decisiongate.system.identity.SigningKey;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a server for tests inside of it needs: a database with two tenants, and a directory with the
 * configuration of the product's own server, in managed tenancy. Everything lies below {@code
 * target/container} and is made anew for each run.
 */
final class ContainerServer implements AutoCloseable {
  /** Liberty's attach lookup takes any server on this machine whose name contains this one. */
  private static final String NAME = "containerTests" + ProcessHandle.current().pid() + "x";

  private static final String SETTINGS =
      """
      [tenancy]
      mode = "managed"

      [[identity.issuers]]
      name = "corp"
      issuer = "https://issuer.test"
      audiences = ["https://gate.test/mcp"]
      jwks_path = "%s"

      [[providers]]
      name = "time"
      type = "builtin"
      """;

  private static final long DAY_S = 86_400;

  /** The first start has made tenant 1 with namespace 1. */
  private static final String SECOND_TENANT =
      """
      insert into tenant (tenant_id, organisation_id, name, created_at) values (2, 0, 'second', 0);
      insert into namespace (tenant_id, namespace_id, name, created_at) values (2, 1, 'first', 0)
      """;

  private final ServerPackage serverPackage;
  private final EmbeddedPostgres postgres;
  private final Path user;
  private final int port;

  private ContainerServer(
      ServerPackage serverPackage, EmbeddedPostgres postgres, Path user, int port) {
    this.serverPackage = serverPackage;
    this.postgres = postgres;
    this.user = user;
    this.port = port;
  }

  /** Starts the database and writes the server's directory. */
  static ContainerServer prepare() throws IOException, InterruptedException {
    ServerPackage serverPackage = ServerPackage.in(Project.root()).requireBuilt();
    Path directory = Project.root().resolve("src/system-tests/target/container");
    EmbeddedPostgres.endLeftOver(new DataDirectory(directory.resolve("data")));
    delete(directory);
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(DataDirectory.open(directory.resolve("data")));
    try {
      DatabaseRoles roles = new DatabaseRoles(postgres.database());
      roles.create();
      new Migrations(serverPackage.migrations()).run(roles.owner());
      FirstStart.DEFAULT.run(roles.owner(), key -> {});
      execute(postgres.database(), SECOND_TENANT);
      int port = ServerUnderTest.freePort();
      Path user = directory.resolve("usr");
      writeServer(serverPackage, user, port, roles.application());
      return new ContainerServer(serverPackage, postgres, user, port);
    } catch (IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /** The values that {@code arquillian.xml} asks for. */
  Map<String, String> arquillianProperties() {
    return Map.of(
        "dg.container.wlp", serverPackage.wlp().toString(),
        "dg.container.usr", user.toString(),
        "dg.container.server", NAME,
        "dg.container.port", Integer.toString(port));
  }

  @Override
  public void close() {
    postgres.close();
  }

  private static void writeServer(
      ServerPackage serverPackage, Path user, int port, Database database) throws IOException {
    Path server = Files.createDirectories(user.resolve("servers").resolve(NAME));
    Files.createSymbolicLink(user.resolve("shared"), serverPackage.wlp().resolve("usr/shared"));
    Path settings =
        Files.writeString(
            server.resolve("decision-gate.toml"), SETTINGS.formatted(writeToken(server)));
    String original =
        Files.readString(Project.root().resolve("liberty/src/main/liberty/config/server.xml"));
    Files.writeString(server.resolve("server.xml"), forArquillian(original));
    Files.writeString(
        server.resolve("server.env"),
        """
        JAVA_HOME=%s
        JVM_ARGS=-Xmx1g
        DG_HTTP_PORT=%d
        DG_DB_HOST=%s
        DG_DB_PORT=%d
        DG_DB_NAME=%s
        DG_DB_USER=%s
        DG_DB_PASSWORD=%s
        DG_CONFIG_FILE=%s
        DG_DATA_DIR=%s
        """
            .formatted(
                System.getProperty("java.home"),
                port,
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                database.password(),
                settings,
                server));
  }

  /**
   * Leaves a token of the issuer where tests inside of the server find it.
   *
   * @return the issuer's keys
   */
  private static Path writeToken(Path server) throws IOException {
    try {
      SigningKey key = SigningKey.generate();
      Files.writeString(
          server.resolve(CallersTokenIT.FILE),
          key.token(
              SigningKey.claims("https://issuer.test", "alice", "https://gate.test/mcp")
                  .put("exp", Instant.now().getEpochSecond() + DAY_S)
                  .put("upn", "alice@corp.test")
                  .put("groups", Json.texts(List.of("deciders")))
                  .put("realm_access", Json.object().put("level", 7).build())
                  .build()));
      return Files.writeString(server.resolve("keys.json"), key.keySet());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing a token", e);
    }
  }

  /** Arquillian adds the application itself and speaks to the server by its local connector. */
  private static String forArquillian(String serverXml) {
    String changed =
        replaced(serverXml, "</featureManager>", "<feature>localConnector-1.0</feature>$0");
    changed = replaced(changed, "<enterpriseApplication [^>]*/>", "");
    return replaced(changed, "<config updateTrigger=\"disabled\"/>", "<config/>");
  }

  private static String replaced(String text, String pattern, String replacement) {
    String changed = text.replaceFirst(pattern, replacement);
    if (changed.equals(text)) {
      throw new IllegalStateException("server.xml has nothing like " + pattern);
    }
    return changed;
  }

  private static void execute(Database database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("preparing the database", e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
