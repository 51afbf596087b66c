package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.server.OncePerRun;
import io.decisiongate.system.tenancy.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A server on which tests delete places of their own. */
final class DeletionServer implements AutoCloseable {
  private static final String MORE =
      """

      [[providers]]
      name = "time"
      type = "builtin"
      """;

  private final Path directory;
  private final ManagedServer server;

  private DeletionServer(Path directory, ManagedServer server) {
    this.directory = directory;
    this.server = server;
  }

  private static DeletionServer start() throws IOException, InterruptedException, SQLException {
    Path directory = Files.createTempDirectory("dg-deletion-");
    return new DeletionServer(
        directory,
        ManagedServer.start(directory, port -> AdministeredServer.configuration(port) + MORE, 0));
  }

  RestClient administrator() {
    return new RestClient(server.http(), server.administratorKey());
  }

  /** As if the waiting period of whatever was deleted so far were over. */
  void endWaiting() throws SQLException {
    sql("update deletion set due_at = 1");
  }

  /** That nothing else has. */
  String newName() {
    return "o" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** The owner of a new organisation. */
  RestClient owner(String name) {
    return new RestClient(server.http(), administrator().makeOrganisation(name));
  }

  /** A new principal of the owner's organisation, with a role given as JSON. */
  RestClient principal(RestClient owner, String id, String role) {
    owner.post("principals", "{\"principal_id\":\"" + id + "\",\"kind\":\"person\"}");
    assertThat(owner.put("principals/" + id + "/roles", 1, "{\"roles\":[" + role + "]}").status())
        .isEqualTo(200);
    return new RestClient(
        server.http(),
        member(owner.post("keys", "{\"name\":\"k\",\"principal_id\":\"" + id + "\"}"), "secret"));
  }

  /** The number of the organisation to which somebody belongs. */
  String organisationOf(RestClient client) {
    return member(client.get("auth/me"), "organisation_id");
  }

  /** Changes rows as nobody but the database's superuser can. */
  void sql(String statement) throws SQLException {
    try (Connection connection = server.database().connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** Tables with rows of tenants, apart from the tenants' own. */
  List<String> tablesOfTenants() throws SQLException {
    try (Sql sql = new Sql(server.database().connect())) {
      return sql.texts(
          """
          select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
          where table_schema = 'public' and column_name = 'tenant_id' and table_type = 'BASE TABLE' and table_name <> 'tenant'
          """);
    }
  }

  long number(String query) throws SQLException {
    try (Sql sql = new Sql(server.database().connect())) {
      return sql.number(query);
    }
  }

  /** What administrators and the server did to something, as the platform's log has it. */
  List<String> platformActions(String target) throws SQLException {
    return records("admin_audit", target).stream().map(record -> text(record, "action")).toList();
  }

  /** Records of the platform's log of an action that name this. */
  long audited(String action, String text) throws SQLException {
    return records("admin_audit", text).stream()
        .filter(record -> text(record, "action").equals(action))
        .count();
  }

  private List<Json.Obj> records(String event, String text) throws SQLException {
    try (Sql sql = new Sql(server.database().connect())) {
      return sql
          .texts(
              "select payload from audit_record where tenant_id = 0 and event = ? and position(? in payload) > 0"
                  + " order by sequence",
              event,
              text)
          .stream()
          .map(payload -> (Json.Obj) JsonReader.read(payload))
          .toList();
    }
  }

  private static String text(Json.Obj record, String name) {
    return ((Json.Text) record.member(name).orElseThrow()).value();
  }

  @Override
  public void close() throws IOException {
    server.close();
    OncePerRun.delete(directory);
  }

  /** Gives the server to tests; it ends with the test run. */
  static final class Access extends OncePerRun<DeletionServer> {
    Access() {
      super(DeletionServer.class, DeletionServer::start);
    }
  }
}
