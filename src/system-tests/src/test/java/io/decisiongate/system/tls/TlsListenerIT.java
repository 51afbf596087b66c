package io.decisiongate.system.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.acceptance.Eventually;
import io.decisiongate.system.hostile.SlowSender;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.Connection;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with TLS that asks for client certificates and does not insist on them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsListenerIT {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
  private static final byte[] HEALTH =
      "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir private static Path directory;
  private @Nullable TestAuthority servers;
  private @Nullable TestAuthority clients;
  private @Nullable TestAuthority sites;
  private @Nullable ServerUnderTest server;

  @BeforeAll
  void start() throws Exception {
    servers = TestAuthority.create("CN=servers");
    clients = TestAuthority.create("CN=clients");
    sites = TestAuthority.create("CN=sites");
    servers.server("CN=gate").write(directory, "server");
    TestAuthority.write(directory.resolve("clients.pem"), clients.certificate());
    int port = ServerUnderTest.freePort();
    Files.writeString(directory.resolve("decision-gate.toml"), configuration(port));
    server =
        ServerUnderTest.start(
            directory,
            port,
            Map.of("JVM_ARGS", "-Xmx1g " + platformTrusts(sites)),
            new TlsClient(port, servers).http());
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.tls]
        cert_path = "%2$s/server.pem"
        key_path = "%2$s/server.key"
        client_ca_path = "%2$s/clients.pem"
        require_client_cert = false

        [namespace]
        allow_default = true
        default_tenants = [1]

        [evidence]
        allow_raw_values = true
        require_provider_opt_in = false

        [[providers]]
        name = "http"
        type = "builtin"
        config = { allow_private_networks = true }
        """
        .formatted(port, directory);
  }

  private static String platformTrusts(TestAuthority authority) throws Exception {
    Path file = directory.resolve("platform.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("sites", authority.certificate());
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
        .formatted(file, new String(PASSWORD));
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
      assertThat(directory.resolve("data/tls")).as("certificates after the end").doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void http_tls_handshake_success(String version) throws Exception {
    try (SSLSocket socket = client().connect(version)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      assertThat(socket.getSession().getCipherSuite()).containsPattern("GCM|CHACHA20");
    }
    assertThat(tools(client())).contains("scenario_define");
  }

  @Test
  void enterprise_tls_rejects_plaintext() throws Exception {
    HttpWire plain = new HttpWire(running().port());

    assertThatThrownBy(() -> plain.get("/healthz")).isInstanceOf(IOException.class);
    assertThat(client().http().get("/healthz").status()).isEqualTo(200);
    assertThatThrownBy(() -> new TlsClient(running().port(), of(clients)).http().get("/healthz"))
        .as("a client that trusts another authority")
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void ciphersWithoutAuthenticatedEncryptionAreRefused() throws Exception {
    try (SSLSocket socket = client().connect("TLSv1.2")) {
      socket.setEnabledCipherSuites(
          new String[] {
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"
          });
      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aClientCertificateMayBeMissingButNotBad() throws Exception {
    TestAuthority others = TestAuthority.create("CN=clients");

    assertThat(tools(client())).contains("scenario_define");
    assertThat(tools(client().showing(of(clients).client("CN=a")))).contains("scenario_define");
    assertThatThrownBy(() -> tools(client().showing(others.client("CN=a"))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aRenewedCertificateIsServedWithoutInterruption() throws Exception {
    X509Certificate before = client().served();
    try (Connection open = new Connection(running().port(), LONGEST_REQUEST, client().sockets())) {
      open.send(HEALTH);
      assertThat(open.answer("GET").status()).isEqualTo(200);

      TestAuthority.Issued next = of(servers).server("CN=gate renewed").write(directory, "server");

      Eventually.holds(() -> client().served().equals(next.certificate()));
      assertThat(next.certificate()).isNotEqualTo(before);
      open.send(HEALTH);
      assertThat(open.answer("GET").status()).as("on a connection from before").isEqualTo(200);
      assertThat(running().log()).contains("server.tls: changed certificates are served");
    }
  }

  @Test
  void aRenewedCertificateThatCannotBeServedIsToldAndNotServed() throws Exception {
    X509Certificate before = client().served();
    Path certificate = directory.resolve("server.pem");
    String good = Files.readString(certificate);

    TestAuthority.write(certificate, of(servers).server("CN=gate").certificate());
    Eventually.holds(
        () ->
            running()
                .log()
                .contains("changed certificates are not served: server.tls: the private key in "));

    assertThat(client().served()).isEqualTo(before);
    Files.writeString(certificate, good);
  }

  /** As over plain connections; a handshake that stops is one more. */
  @Test
  void noRequestIsOpenLongerThanTenSeconds() throws Exception {
    assertThat(client().http().get("/healthz").status()).isEqualTo(200);

    Map<String, Duration> heldOpen =
        SlowSender.allHeldOpen(
            wait -> {
              try {
                return new Connection(running().port(), wait, client().sockets());
              } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
              }
            });
    Map<String, Duration> handshakes =
        SlowSender.allHeldOpen(wait -> new HalfHandshake(running().port(), wait).connection());

    assertThat(heldOpen)
        .allSatisfy((name, time) -> assertThat(time).as(name).isLessThan(LONGEST_REQUEST));
    assertThat(handshakes)
        .allSatisfy((name, time) -> assertThat(time).as(name).isLessThan(LONGEST_REQUEST));
  }

  private record HalfHandshake(Connection connection) {
    /** The head of a record that is never complete (RFC 8446 section 5.1). */
    private static final byte[] BEGIN = {22, 3, 1, 2, 0, 1, 0, 1};

    HalfHandshake(int port, Duration wait) throws IOException {
      this(new Connection(port, wait));
      connection.send(BEGIN);
    }
  }

  /** Who vouches for clients vouches for no server that this one asks. */
  @Test
  void authoritiesOfClientsAreNotTrustedForOutboundConnections() throws Exception {
    try (TlsSite ofPlatform = new TlsSite(of(sites).server("CN=site"));
        TlsSite ofClients = new TlsSite(of(clients).server("CN=site"));
        TlsSite ofServers = new TlsSite(of(servers).server("CN=site"))) {
      assertThat(evidence(ofPlatform)).contains("\"value\":204");
      assertThat(evidence(ofClients)).contains("http request failed");
      assertThat(evidence(ofServers)).contains("http request failed");
    }
  }

  private String evidence(TlsSite site) throws Exception {
    Json query =
        Json.object()
            .put("provider_id", "http")
            .put("check_id", "status")
            .put("params", Json.object().put("url", site.url()).build())
            .build();
    Json context =
        Json.object()
            .put("tenant_id", 1)
            .put("namespace_id", 1)
            .put("run_id", "r")
            .put("scenario_id", "s")
            .put("stage_id", "s")
            .put("trigger_id", "t")
            .put("trigger_time", Json.object().put("kind", "logical").put("value", 5).build())
            .build();
    return JsonWriter.write(
        new ToolClient(client().http())
            .result(
                "evidence_query",
                Json.object().put("query", query).put("context", context).build()));
  }

  /** A web server of this machine that answers 204. */
  private static final class TlsSite implements AutoCloseable {
    private final HttpsServer site;

    TlsSite(TestAuthority.Issued certificate) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "site", certificate.key(), PASSWORD, new X509Certificate[] {certificate.certificate()});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      site = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      site.setHttpsConfigurator(new HttpsConfigurator(context));
      site.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(204, -1);
            }
          });
      site.start();
    }

    String url() {
      return "https://127.0.0.1:" + site.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
      site.stop(0);
    }
  }

  @Test
  void theStoresAreTheOwnersAndTheirPasswordIsNowhereElse() throws Exception {
    Path data = directory.resolve("data");
    String password = Files.readString(data.resolve("secrets/server/DG_TLS_PASSWORD"));
    Path process = Path.of("/proc", Long.toString(running().serverProcessId().orElseThrow()));

    assertThat(password).hasSize(43);
    try (Stream<Path> stores = Files.list(data.resolve("tls"))) {
      assertThat(stores.toList())
          .hasSize(2)
          .allSatisfy(
              store ->
                  assertThat(Files.getPosixFilePermissions(store))
                      .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
    assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain(password);
    assertThat(Files.readString(process.resolve("environ"))).doesNotContain(password);
    assertThat(running().log()).doesNotContain(password);
    try (Stream<Path> logs = Files.walk(data.resolve("liberty/logs"))) {
      assertThat(logs.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(log -> assertThat(log).content().doesNotContain(password));
    }
  }

  private static String tools(TlsClient client) throws Exception {
    Answer answer =
        client
            .http()
            .post(
                "/rpc",
                Json.object()
                    .put("jsonrpc", "2.0")
                    .put("id", 1)
                    .put("method", "tools/list")
                    .build());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.text();
  }

  private TlsClient client() {
    return new TlsClient(running().port(), of(servers));
  }

  private ServerUnderTest running() {
    return Objects.requireNonNull(server);
  }

  private static TestAuthority of(@Nullable TestAuthority authority) {
    return Objects.requireNonNull(authority);
  }
}
