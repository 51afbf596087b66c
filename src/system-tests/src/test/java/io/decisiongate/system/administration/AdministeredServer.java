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
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One server in managed tenancy for all tests of the REST API. Tests share its data, so each works
 * with names of its own. Tenant 1 belongs to the administrator's organisation; tenants 2 and 3 to
 * none, their numbers are taken all the same.
 */
final class AdministeredServer implements AutoCloseable {
  /** Nodes know a change after two seconds; a slow machine takes a little longer. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Path directory;
  private final ManagedServer server;

  private AdministeredServer(Path directory, ManagedServer server) {
    this.directory = directory;
    this.server = server;
  }

  private static AdministeredServer start() throws IOException, InterruptedException, SQLException {
    Path directory = Files.createTempDirectory("dg-administered-");
    return new AdministeredServer(
        directory, ManagedServer.start(directory, AdministeredServer::configuration, 3));
  }

  /** Managed tenancy, and nothing else that the tests need. */
  static String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "bearer_token"
        bearer_tokens = ["nobody-needs-this-token"]

        [tenancy]
        mode = "managed"
        """
        .formatted(port);
  }

  /** Whom the first start made: owner of the organisation, operator of the deployment. */
  RestClient administrator() {
    return as(administratorKey());
  }

  String administratorKey() {
    return server.administratorKey();
  }

  /** Whoever has this key; nobody when it is empty. */
  RestClient as(String key) {
    return new RestClient(server.http(), key);
  }

  /** Makes a principal with a role, given as JSON, and a key. */
  RestClient principal(String id, String role) {
    assertThat(
            administrator()
                .post("principals", "{\"principal_id\":\"" + id + "\",\"kind\":\"person\"}")
                .status())
        .isEqualTo(201);
    assertThat(
            administrator()
                .put("principals/" + id + "/roles", 1, "{\"roles\":[" + role + "]}")
                .status())
        .isEqualTo(200);
    return as(
        member(
            administrator().post("keys", "{\"name\":\"k\",\"principal_id\":\"" + id + "\"}"),
            "secret"));
  }

  /** The version of a resource. */
  long version(String path) {
    return Long.parseLong(member(administrator().get(path), "version"));
  }

  HttpWire http() {
    return server.http();
  }

  /** The database as its owner sees it. */
  Database database() {
    return server.database();
  }

  /** Waits until something that every node learns of is so. */
  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    OncePerRun.delete(directory);
  }

  /** Gives the server to tests; it ends with the test run. */
  static final class Access extends OncePerRun<AdministeredServer> {
    Access() {
      super(AdministeredServer.class, AdministeredServer::start);
    }
  }
}
