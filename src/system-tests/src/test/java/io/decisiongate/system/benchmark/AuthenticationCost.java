package io.decisiongate.system.benchmark;

import static io.decisiongate.system.benchmark.CallsInTurns.bearer;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.identity.OpaqueIssuer;
import io.decisiongate.system.identity.SigningKey;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tls.TestAuthority;
import io.decisiongate.system.tls.TlsClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * What it costs to know who calls, and whether the time of a refusal tells its reason. Calls of one
 * client, {@link CallsInTurns}:
 *
 * <ul>
 *   <li>{@code authentication.csv}: {@code providers_list} of a server that asks nobody, against
 *       one that is given an API key, a JSON Web Token of RS256, an opaque token that its issuer,
 *       on this machine, was asked about before, and one at each call that it was not;
 *   <li>{@code refusals.csv}: refusals of keys that are unknown, revoked and expired;
 *   <li>{@code tls.csv}: the same call over plain HTTP, and over TLS by key, token and client
 *       certificate; the handshake, one for each connection, is not in it.
 * </ul>
 *
 * <p>Options: {@code --turns} calls of each kind, {@code --results} directory.
 */
public final class AuthenticationCost {
  private static final int TURNS = 20_000;
  private static final String ISSUER = "https://issuer.test";
  private static final String AUDIENCE = "https://gate.test/mcp";
  private static final long HOUR_S = 3_600;

  private final int turns;
  private final Path results;
  private final Path directory;
  private final SigningKey key;
  private final OpaqueIssuer opaque;
  private final AtomicLong opaqueTokens = new AtomicLong();

  private AuthenticationCost(Options options, Path results, OpaqueIssuer opaque)
      throws IOException, GeneralSecurityException {
    turns = options.number("turns", TURNS);
    this.results = results;
    this.opaque = opaque;
    directory = Files.createTempDirectory(Files.createDirectories(results), "identity-");
    key = SigningKey.generate();
    Files.writeString(directory.resolve("keys.json"), key.keySet());
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments, "turns", "results");
    Path results = Path.of(options.text("results").orElse("target/benchmark"));
    try (OpaqueIssuer opaque = OpaqueIssuer.start()) {
      new AuthenticationCost(options, results, opaque).measure();
    }
  }

  private void measure() throws Exception {
    Path plain = Files.createDirectory(directory.resolve("plain"));
    try (ManagedServer managed = ManagedServer.start(plain, port -> configuration(port, ""), 1)) {
      try (Target open = Target.of(Options.parse(new String[0], "port"), results)) {
        measureAccepted(open.port(), managed);
      }
      measureRefused(managed);
      measureTls(managed);
    }
  }

  private void measureAccepted(int open, ManagedServer managed)
      throws IOException, GeneralSecurityException {
    int port = managed.http().port();
    String known = newOpaqueToken();
    try (CallsInTurns calls = new CallsInTurns()) {
      calls
          .with("nobody asked", open, Map::of)
          .with("API key", port, bearer(always(managed.administratorKey())))
          .with("JWT", port, bearer(always(jsonWebToken())))
          .with("opaque token, asked about before", port, bearer(always(known)))
          .with("opaque token, first call", port, bearer(this::newOpaqueToken))
          .measure(turns, true, results.resolve("authentication.csv"));
    }
  }

  private void measureRefused(ManagedServer managed) throws IOException, SQLException {
    int port = managed.http().port();
    try (CallsInTurns calls = new CallsInTurns()) {
      calls
          .with("unknown", port, bearer(always(text("unknown"))))
          .with("revoked", port, bearer(always(issue(managed, "revoked", "revoked_at"))))
          .with("expired", port, bearer(always(issue(managed, "expired", "expires_at"))))
          .measure(turns, false, results.resolve("refusals.csv"));
    }
  }

  private void measureTls(ManagedServer managed) throws Exception {
    Path folder = Files.createDirectory(directory.resolve("tls"));
    TestAuthority servers = TestAuthority.create("CN=servers");
    TestAuthority clients = TestAuthority.create("CN=clients");
    servers.server("CN=gate").write(folder, "server");
    TestAuthority.write(folder.resolve("clients.pem"), clients.certificate());
    TlsClient nobody = new TlsClient(0, servers);
    SocketFactory sockets = nobody.sockets();
    SocketFactory showing = nobody.showing(clients.client("CN=agent")).sockets();
    try (ManagedServer secured =
            ManagedServer.start(
                folder,
                port -> configuration(port, tls(folder)),
                1,
                Map.of(),
                port -> new HttpWire(port, sockets));
        CallsInTurns calls = new CallsInTurns()) {
      int plain = managed.http().port();
      int port = secured.http().port();
      String jwt = jsonWebToken();
      calls
          .with("API key, plain", plain, bearer(always(managed.administratorKey())))
          .with("JWT, plain", plain, bearer(always(jwt)))
          .with("API key, TLS", port, sockets, bearer(always(secured.administratorKey())))
          .with("JWT, TLS", port, sockets, bearer(always(jwt)))
          .with("client certificate, TLS", port, showing, Map::of)
          .measure(turns, true, results.resolve("tls.csv"));
    }
  }

  private static Supplier<String> always(String token) {
    return () -> token;
  }

  /**
   * Managed tenancy with two issuers.
   *
   * @param more tables
   */
  private String configuration(int port, String more) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        %s

        [tenancy]
        mode = "managed"

        [identity]
        max_failed_attempts = 0

        [[identity.issuers]]
        name = "corp"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        groups_claim = "groups"
        grants = [{ group = "readers", role = "viewer", tenant_id = 1 }]

        [[identity.issuers]]
        name = "partner"
        issuer = "%s"
        allow_http = true
        audiences = ["%s"]
        groups_claim = "groups"
        grants = [{ group = "readers", role = "viewer", tenant_id = 1 }]

        [identity.issuers.introspection]
        endpoint = "%s/introspect"
        client_id = "%s"
        client_secret = "%s"
        cache_ttl_ms = 600000

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(
            port,
            more,
            ISSUER,
            AUDIENCE,
            directory.resolve("keys.json").toAbsolutePath(),
            opaque.url(),
            AUDIENCE,
            opaque.url(),
            OpaqueIssuer.CLIENT,
            OpaqueIssuer.SECRET);
  }

  /** Certificates are asked for and not insisted on. */
  private static String tls(Path folder) {
    return """
        [server.tls]
        cert_path = "%1$s/server.pem"
        key_path = "%1$s/server.key"
        client_ca_path = "%1$s/clients.pem"
        require_client_cert = false

        [server.auth]
        mode = "mtls"
        mtls_subjects = ["CN=agent"]

        [[server.auth.principals]]
        subject = "CN=agent"
        """
        .formatted(folder.toAbsolutePath());
  }

  private String jsonWebToken() throws GeneralSecurityException {
    return key.token(claims(ISSUER, "alice").build());
  }

  /** A token that nobody has seen yet; its issuer knows it. */
  private String newOpaqueToken() {
    String token = "opaque-" + opaqueTokens.incrementAndGet();
    opaque.issue(token, claims(opaque.url(), "dave"));
    return token;
  }

  private static Json.ObjectBuilder claims(String issuer, String subject) {
    return SigningKey.claims(issuer, subject, AUDIENCE)
        .put("exp", Instant.now().getEpochSecond() + HOUR_S)
        .put("groups", Json.texts(List.of("readers")));
  }

  private static String text(String name) {
    return "dgk_" + (name + "-".repeat(43)).substring(0, 43);
  }

  /** A key of the administrator's that stopped being good just now. */
  private static String issue(ManagedServer server, String name, String ended) throws SQLException {
    try (Connection connection = server.database().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into api_key (key_hash, principal_id, created_at, name, %s) values (?, 'administrator', 0, ?, 1)"
                    .formatted(ended))) {
      insert.setBytes(
          1,
          HexFormat.of().parseHex(Sha256.of(text(name).getBytes(StandardCharsets.UTF_8)).value()));
      insert.setString(2, name);
      insert.executeUpdate();
    }
    return text(name);
  }
}
