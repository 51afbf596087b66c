package io.decisiongate.system.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.acceptance.Dg;
import io.decisiongate.system.acceptance.Eventually;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.Connection;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server in mode {@code mtls} that answers nobody without a client certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCertificateIT {
  private static final String LISTED = "CN=agent-7,O=Example\\, Inc.";
  private static final Json LIST =
      Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/list").build();
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private static Path directory;
  private @Nullable TestAuthority servers;
  private @Nullable TestAuthority clients;
  private TestAuthority.@Nullable Issued agent;
  private TestAuthority.@Nullable Issued stranger;
  private @Nullable ServerUnderTest server;

  @BeforeAll
  void start() throws Exception {
    servers = TestAuthority.create("CN=servers");
    clients = TestAuthority.create("CN=clients");
    agent = clients.client("O=Example\\, Inc.,CN=agent-7").write(directory, "agent");
    stranger = clients.client("CN=stranger").write(directory, "stranger");
    servers.server("CN=gate").write(directory, "server");
    TestAuthority.write(directory.resolve("servers.pem"), servers.certificate());
    writeAuthorities();
    int port = ServerUnderTest.freePort();
    writeConfiguration(port, "");
    server =
        ServerUnderTest.start(
            directory, port, Map.of(), new TlsClient(port, servers).showing(agent).http());
  }

  private void writeAuthorities() throws Exception {
    TestAuthority.write(directory.resolve("clients.pem"), of(clients).certificate());
    TestAuthority.write(directory.resolve("revoked.pem"), of(clients).revoking(later()));
  }

  private static void writeConfiguration(int port, String auth) throws IOException {
    Path next = directory.resolve("decision-gate.toml.next");
    Files.writeString(
        next,
        """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.tls]
        cert_path = "%2$s/server.pem"
        key_path = "%2$s/server.key"
        client_ca_path = "%2$s/clients.pem"
        client_crl_path = "%2$s/revoked.pem"

        [server.auth]
        mode = "mtls"
        mtls_subjects = ['%3$s', "user:alice"]
        %4$s

        [[providers]]
        name = "time"
        type = "builtin"

        [client.auth_profiles.agent]
        ca_path = "%2$s/servers.pem"
        client_cert_path = "%2$s/agent.pem"
        client_key_path = "%2$s/agent.key"
        """
            .formatted(port, directory, LISTED, auth));
    Files.move(next, directory.resolve("decision-gate.toml"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Every test begins with the files of the start. */
  @BeforeEach
  void restore() throws Exception {
    writeAuthorities();
    writeConfiguration(running().port(), "");
    Eventually.holds(
        () ->
            isLetIn(showing(agent), Map.of()) && isLetIn(showing(stranger), subject("user:alice")));
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void http_mtls_client_cert_required() throws Exception {
    TlsClient nobody = new TlsClient(running().port(), of(servers));
    Instant now = Instant.now();
    TestAuthority.Issued expired =
        of(clients).issue("O=Example\\, Inc.,CN=agent-7", now.minus(HOUR), now.minusSeconds(1));
    TestAuthority.Issued early =
        of(clients)
            .issue("O=Example\\, Inc.,CN=agent-7", now.plus(HOUR), now.plus(HOUR.multipliedBy(2)));
    TestAuthority.Issued ofOthers =
        TestAuthority.create("CN=clients").client("O=Example\\, Inc.,CN=agent-7");

    assertRefused(nobody);
    assertRefused(showing(expired));
    assertRefused(showing(early));
    assertRefused(showing(ofOthers));
    assertThat(status(showing(agent), Map.of())).isEqualTo(200);
  }

  /** Its subject is whatever the client likes, line ends among it. */
  @Test
  void aCertificateThatNobodyVouchesForWritesNothingIntoTheLog() throws Exception {
    TestAuthority.Issued forged =
        TestAuthority.create("CN=others").client("CN=a\n[ERROR   ] forged line");

    assertRefused(showing(forged));
    assertThat(status(showing(agent), Map.of())).isEqualTo(200);

    assertThat(messages()).contains("CWWKF0011I").doesNotContain("forged");
    assertThat(Files.readString(directory.resolve("data/liberty/logs/console.log")))
        .doesNotContain("forged");
  }

  @Test
  void enterprise_mtls_subject_enforced() throws Exception {
    assertThat(status(showing(stranger), subject("user:bob"))).isEqualTo(403);
    assertThat(list(showing(stranger), subject("user:alice")).text()).contains("scenario_define");
  }

  @Test
  void withoutAProxyTheSubjectIsThatOfTheCertificate() throws Exception {
    assertThat(list(showing(agent), Map.of()).text()).contains("scenario_define");
    assertThat(status(showing(stranger), Map.of())).isEqualTo(403);
  }

  /** A proxy may have added its own header to one of the client's: nobody knows whose is whose. */
  @Test
  void aTrustedProxysOwnCertificateStandsInForNoUnclearHeader() throws Exception {
    Map<String, String> twice = new LinkedHashMap<>(subject("user:alice"));
    twice.put("X-Decision-Gate-Client-Subject", "user:alice");

    assertThat(status(showing(agent), twice)).isEqualTo(401);
  }

  @Test
  void aHeaderFromAnAddressThatIsNoTrustedProxyIsIgnored() throws Exception {
    writeConfiguration(running().port(), "trusted_proxies = [\"192.0.2.1\"]");
    Eventually.holds(() -> status(showing(stranger), subject("user:alice")) == 403);

    assertThat(status(showing(agent), subject("user:bob"))).isEqualTo(200);
    assertThat(status(showing(agent), Map.of())).isEqualTo(200);
  }

  @Test
  void anotherPartOfTheCertificateCanBeTheSubject() throws Exception {
    TestAuthority.Issued alice = of(clients).client("CN=user:alice,O=Example");
    writeConfiguration(running().port(), "mtls_subject_source = \"cn\"");

    Eventually.holds(() -> status(showing(alice), Map.of()) == 200);
    assertThat(status(showing(agent), Map.of())).isEqualTo(403);
  }

  @Test
  void aRevokedCertificateIsRefusedOnOpenConnectionsToo() throws Exception {
    TestAuthority.Issued second = of(clients).client("O=Example\\, Inc.,CN=agent-7");
    try (Connection open = open(showing(agent))) {
      assertThat(status(open)).isEqualTo(200);

      TestAuthority.write(directory.resolve("revoked.pem"), of(clients).revoking(later(), agent()));

      Eventually.holds(() -> status(open) == 401);
      assertThat(status(showing(agent), Map.of())).isEqualTo(401);
      assertThat(status(showing(agent), subject("user:alice"))).as("as a proxy").isEqualTo(401);
      assertThat(status(showing(second), Map.of())).isEqualTo(200);
    }
  }

  @Test
  void withoutAListThatHoldsNobodyIsLetIn() throws Exception {
    Path list = directory.resolve("revoked.pem");
    Files.delete(list);
    Eventually.holds(() -> status(showing(agent), Map.of()) == 401);
    assertThat(messages()).contains("no client certificate is good: " + list + " does not exist");

    writeAuthorities();
    Eventually.holds(() -> status(showing(agent), Map.of()) == 200);

    TestAuthority.write(list, of(clients).revoking(Instant.now().minusSeconds(1)));
    Eventually.holds(() -> status(showing(agent), Map.of()) == 401);
    assertThat(messages()).contains("the list of certificates revoked by CN=clients ended at ");
  }

  @Test
  void anAuthorityOfClientsIsReplacedWithoutInterruption() throws Exception {
    TestAuthority next = TestAuthority.create("CN=next");
    TestAuthority.Issued ofNext = next.client("O=Example\\, Inc.,CN=agent-7");
    Path authorities = directory.resolve("clients.pem");
    Path lists = directory.resolve("revoked.pem");
    assertRefused(showing(ofNext));
    try (Connection open = open(showing(agent))) {
      assertThat(status(open)).isEqualTo(200);

      TestAuthority.write(lists, of(clients).revoking(later()), next.revoking(later()));
      TestAuthority.write(authorities, of(clients).certificate(), next.certificate());
      Eventually.holds(() -> isLetIn(showing(ofNext)));
      assertThat(status(showing(agent), Map.of())).isEqualTo(200);
      assertThat(status(open)).isEqualTo(200);

      TestAuthority.write(authorities, next.certificate());
      Eventually.holds(() -> !isLetIn(showing(agent)));
      Eventually.holds(() -> status(open) == 401);
      assertThat(isLetIn(showing(ofNext))).isTrue();
    }
  }

  @Test
  void theCommandLineShowsItsCertificate() throws Exception {
    String[] list = {
      "mcp", "tools", "list", "--endpoint", "https://127.0.0.1:" + running().port() + "/rpc"
    };
    String ca = directory.resolve("servers.pem").toString();
    Path toml = directory.resolve("decision-gate.toml");

    assertThat(
            dg(
                    list,
                    "--ca",
                    ca,
                    "--client-cert",
                    directory.resolve("agent.pem").toString(),
                    "--client-key",
                    directory.resolve("agent.key").toString())
                .out())
        .contains("scenario_define");
    assertThat(dg(list, "--auth-profile", "agent", "--auth-config", toml.toString()).out())
        .contains("scenario_define");
    assertThat(dg(list, "--ca", ca).err()).startsWith("MCP request failed: mcp transport error: ");
    assertThat(dg(list).err()).startsWith("MCP request failed: mcp transport error: ");
  }

  private static Dg dg(String[] list, String... more) throws Exception {
    return Dg.run(Dg.words(String.join(" ", list), more));
  }

  private static Map<String, String> subject(String name) {
    return Map.of("x-decision-gate-client-subject", name);
  }

  private static Answer list(TlsClient client, Map<String, String> headers) throws Exception {
    return client.http().send("POST", "/rpc", headers, Optional.of(JsonWriter.bytes(LIST)));
  }

  private static int status(TlsClient client, Map<String, String> headers) throws Exception {
    return list(client, headers).status();
  }

  private static Connection open(TlsClient client) throws Exception {
    return new Connection(client.port(), Duration.ofSeconds(30), client.sockets());
  }

  private static int status(Connection open) throws IOException {
    byte[] body = JsonWriter.bytes(LIST);
    open.send(
        "POST /rpc HTTP/1.1\r\nhost: localhost\r\ncontent-length: %d\r\n\r\n%s"
            .formatted(body.length, new String(body, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8));
    Answer answer = open.answer("POST");
    assertThat(JsonReader.read(answer.text())).isNotNull();
    return answer.status();
  }

  private static boolean isLetIn(TlsClient client) throws Exception {
    return isLetIn(client, Map.of());
  }

  private static boolean isLetIn(TlsClient client, Map<String, String> headers) throws Exception {
    try {
      return status(client, headers) == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  private static void assertRefused(TlsClient client) {
    assertThatThrownBy(() -> status(client, Map.of())).isInstanceOf(IOException.class);
  }

  private static String messages() throws IOException {
    return Files.readString(directory.resolve("data/liberty/logs/messages.log"));
  }

  private static Instant later() {
    return Instant.now().plus(HOUR);
  }

  private TlsClient showing(TestAuthority.@Nullable Issued certificate) {
    return new TlsClient(running().port(), of(servers))
        .showing(Objects.requireNonNull(certificate));
  }

  private TestAuthority.Issued agent() {
    return Objects.requireNonNull(agent);
  }

  private ServerUnderTest running() {
    return Objects.requireNonNull(server);
  }

  private static TestAuthority of(@Nullable TestAuthority authority) {
    return Objects.requireNonNull(authority);
  }
}
