package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.local.database.Database;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.server.OncePerRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A server with sessions, its administrator's key and its database. */
final class SessionsServer implements AutoCloseable {
  private final Path directory;
  private final ManagedServer server;

  private SessionsServer(Path directory, ManagedServer server) {
    this.directory = directory;
    this.server = server;
  }

  static SessionsServer start(Path directory)
      throws IOException, InterruptedException, SQLException {
    return new SessionsServer(
        directory, ManagedServer.start(directory, SessionsServer::configuration, 0));
  }

  static String configuration(int port) {
    return AdministeredServer.configuration(port)
        + """

        [identity.sessions]
        secret = "a secret of this test, thirty-two bytes"
        passwords = true
        """;
  }

  HttpWire http() {
    return server.http();
  }

  ManagedServer managed() {
    return server;
  }

  /** The database as its superuser sees it: all rows. */
  Database database() {
    return server.database();
  }

  RestClient administrator() {
    return new RestClient(http(), server.administratorKey());
  }

  /** Makes a person with these roles; gives a key of it. */
  String person(String id, String roles) {
    return principal(id, "person", roles);
  }

  String principal(String id, String kind, String roles) {
    assertThat(
            administrator()
                .post("principals", "{\"principal_id\":\"%s\",\"kind\":\"%s\"}".formatted(id, kind))
                .status())
        .isEqualTo(201);
    setRoles(id, roles);
    return key(id, "");
  }

  /** Gives a new key of the principal; {@code more} are further members. */
  String key(String id, String more) {
    return member(
        administrator()
            .post("keys", "{\"name\":\"k\",\"principal_id\":\"%s\"%s}".formatted(id, more)),
        "secret");
  }

  void setRoles(String id, String roles) {
    long version = Long.parseLong(member(administrator().get("principals/" + id), "version"));
    assertThat(
            administrator()
                .put("principals/" + id + "/roles", version, "{\"roles\":[" + roles + "]}")
                .status())
        .isEqualTo(200);
  }

  /** Changes rows as nobody but the database's owner can. */
  void sql(String statement) throws SQLException {
    try (Connection connection = server.database().connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** How many tokens of the session could still be used. */
  long active(String sid) throws SQLException {
    return number(
        "select count(*) from refresh_token t join session s using (sid) where sid = '%s'"
                .formatted(sid)
            + " and t.used_at is null and t.revoked_at is null and s.revoked_at is null");
  }

  /** Audit records of this action that name this. */
  long audited(String action, String text) throws SQLException {
    return number(
        "select count(*) from audit_record where payload like '%%%s%%' and payload like '%%%s%%'"
            .formatted(action, text));
  }

  @Override
  public void close() throws IOException {
    server.close();
    OncePerRun.delete(directory);
  }

  /** Gives a server to tests, which share its data; it ends with the test run. */
  static final class Access extends OncePerRun<SessionsServer> {
    Access() {
      super(SessionsServer.class, () -> start(Files.createTempDirectory("dg-sessions-")));
    }
  }
}
