package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.system.Waiting;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens of a real Keycloak: its realms are issuers for one server. {@code north} puts groups into
 * its tokens, {@code south} realm roles, and what both call {@code deciders} has rights only in the
 * tenant of the one. The tokens of {@code east} are lightweight: only Keycloak can say whom they
 * are for and in which groups their bearers are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {
  private static final TimeScenario OF_NORTH = new TimeScenario("north", 1, 5);
  private static final TimeScenario OF_SOUTH = new TimeScenario("south", 2, 5);
  private static final TimeScenario OF_EAST = new TimeScenario("east", 3, 5);
  private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(5);

  @TempDir private static Path directory;
  private @Nullable Keycloak keycloak;
  private @Nullable ManagedServer running;
  private KeycloakRealm north;
  private KeycloakRealm south;
  private KeycloakRealm east;

  @BeforeAll
  void start() throws Exception {
    Keycloak issuer = Keycloak.start(Files.createDirectory(directory.resolve("keycloak")));
    keycloak = issuer;
    north = KeycloakRealm.imported(issuer, "north");
    south = KeycloakRealm.imported(issuer, "south");
    east = KeycloakRealm.imported(issuer, "east");
    running = ManagedServer.start(directory, this::configuration, 3);
  }

  private String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [tenancy]
        mode = "managed"

        [identity]
        max_failed_attempts = 0

        [[identity.issuers]]
        name = "north"
        issuer = "%s"
        allow_http = true
        audiences = ["https://gate.test/mcp"]
        organisation_id = 1
        clock_skew_ms = 0
        keys_ttl_ms = 2000
        grants = [
          { group = "deciders", role = "NamespaceAdmin", tenant_id = 1 },
          { group = "readers", role = "NamespaceReader", tenant_id = 1, namespace_id = 5 },
        ]

        [[identity.issuers]]
        name = "south"
        issuer = "%s"
        allow_http = true
        audiences = ["https://gate.test/mcp"]
        groups_claim = "realm_access.roles"
        clock_skew_ms = 0
        keys_ttl_ms = 1000
        outage_ms = 3000
        grants = [{ group = "partners", role = "NamespaceAdmin", tenant_id = 2 }]

        [[identity.issuers]]
        name = "east"
        issuer = "%s"
        allow_http = true
        audiences = ["gate"]
        grants = [{ group = "deciders", role = "NamespaceAdmin", tenant_id = 3 }]

        [identity.issuers.introspection]
        client_id = "gate"
        client_secret = "gate-secret"
        tokens = "jwt"
        cache_ttl_ms = 1000

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(port, north.issuer(), south.issuer(), east.issuer());
  }

  @AfterAll
  void stop() throws InterruptedException {
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      if (keycloak != null) {
        keycloak.close();
      }
    }
  }

  @Test
  void groupsOfOneRealmAndRolesOfTheOtherGiveRightsEachInItsTenant() throws IOException {
    ToolClient northern = bearing(north.token("pipeline"));
    ToolClient southern = bearing(south.token("pipeline"));

    northern.result("scenario_define", OF_NORTH.define());
    northern.result("schemas_register", OF_NORTH.schema("of-north"));
    southern.result("scenario_define", OF_SOUTH.define());

    assertThat(northern.call("scenarios_list", OF_SOUTH.list()).status()).isEqualTo(403);
    assertThat(southern.call("scenarios_list", OF_NORTH.list()).status()).isEqualTo(403);
  }

  @Test
  void aGroupThatMayReadMayNotRegister() throws IOException {
    ToolClient reader = bearing(north.token("report"));

    reader.result("schemas_list", OF_NORTH.list());

    assertThat(reader.call("schemas_register", OF_NORTH.schema("of-a-reader")).status())
        .isEqualTo(403);
    assertThat(reader.call("schemas_list", new TimeScenario("x", 1, 6).list()).status())
        .isEqualTo(403);
  }

  /** MicroProfile JWT: the principal's name is the one that people read. */
  @Test
  void whoCallsByATokenHasTheNameThatKeycloakGivesIt() throws IOException {
    String token = north.token("report");
    ObjectReader claims = ObjectReader.of(TokenText.read(token).claims(), "claims");
    Json principal =
        Json.object()
            .put("principal_id", "north:" + claims.string("sub"))
            .put("kind", "service")
            .build();
    String administrator = Objects.requireNonNull(running).administratorKey();
    assertThat(rest("POST", "principals", administrator, Optional.of(principal)).status())
        .isEqualTo(201);

    Answer self = rest("GET", "auth/me", token, Optional.empty());
    assertThat(ObjectReader.of(self.json(), "answer").value("token"))
        .isEqualTo(
            Json.object()
                .put("name", "service-account-report")
                .put("issuer", north.issuer())
                .put("expires_at_ms", claims.integer("exp", 0, Long.MAX_VALUE) * 1_000)
                .build());
  }

  private Answer rest(String method, String path, String bearer, Optional<Json> body)
      throws IOException {
    return http()
        .send(
            method,
            "/api/v1/" + path,
            Map.of("authorization", "Bearer " + bearer, "content-type", "application/json"),
            body.map(JsonWriter::bytes));
  }

  /**
   * The realm's key changes twice, the second time to another kind, while clients go on calling.
   */
  @Test
  void keysRotateWithoutAFailedRequest() throws Exception {
    String signedByTheFirst = north.token("pipeline");
    try (CallingClients clients =
        CallingClients.start(north, new ToolClient(http()), new TimeScenario("any", 1, 5))) {
      clients.awaitCalls(20);

      rotate(clients, "rsa-generated", "RS256", Map.of());
      rotate(clients, "ecdsa-generated", "ES256", Map.of("ecdsaEllipticCurveKey", "P-256"));

      assertThat(clients.failures()).isEmpty();
    }
    Waiting.until(
        "a key that is gone is good no longer", () -> status(signedByTheFirst, OF_NORTH) == 401);
  }

  private void rotate(
      CallingClients clients, String kind, String algorithm, Map<String, String> settings)
      throws Exception {
    String old = TokenText.read(north.token("pipeline")).keyId();
    String next = north.addKey(kind, algorithm, settings);
    assertThat(next).isNotEqualTo(old);
    north.signBy(algorithm);
    clients.awaitTokensOf(next);
    north.makePassive(north.providerOf(old));
    clients.awaitCalls(20);
    north.removeKey(north.providerOf(old));
    clients.awaitCalls(20);
  }

  @Test
  void whileKeycloakIsAwayKnownKeysAreGoodForTheTimeOfTheSettings() throws Exception {
    String known = north.token("pipeline");
    String briefly = south.token("pipeline");
    assertThat(status(known, OF_NORTH)).isEqualTo(200);
    assertThat(status(briefly, OF_SOUTH)).isEqualTo(200);
    String next = north.addKey("rsa-generated", "RS256", Map.of());
    north.signBy("RS256");
    String unknown = north.token("pipeline");
    assertThat(TokenText.read(unknown).keyId()).isEqualTo(next);

    Objects.requireNonNull(keycloak).goAway();
    try {
      Instant asked = Instant.now();
      assertThat(status(unknown, OF_NORTH)).isEqualTo(401);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(LONGEST_REFUSAL);
      Waiting.until("the time of one issuer is over", () -> status(briefly, OF_SOUTH) == 401);
      assertThat(status(known, OF_NORTH)).isEqualTo(200);
      assertThat(status(unknown, OF_NORTH)).isEqualTo(401);
    } finally {
      keycloak.comeBack();
    }
    Waiting.until("a new key is known", () -> status(unknown, OF_NORTH) == 200);
    Waiting.until("an old one is again", () -> status(briefly, OF_SOUTH) == 200);
  }

  @Test
  void aLightweightTokenIsGoodByIntrospectionUntilItIsRevoked() throws Exception {
    String token = east.token("pipeline");
    assertThat(TokenText.read(token).claims().members()).doesNotContainKeys("aud", "groups");
    ToolClient eastern = bearing(token);

    eastern.result("scenario_define", OF_EAST.define());
    assertThat(eastern.call("scenarios_list", OF_NORTH.list()).status()).isEqualTo(403);
    east.revoke("pipeline", token);

    Waiting.until("it is revoked", () -> status(token, OF_EAST) == 401);
    Bearer.assertAllRefusedAlike(
        http(), List.of(token, SigningKey.generate().token(TokenText.read(token).claims())));
  }

  /** The test has the realm's key here, so that what it changes is signed as the rest. */
  @Test
  void whatIsNotAsKeycloakIssuedItIsRefusedAlike() throws Exception {
    SigningKey key = SigningKey.generate();
    SigningKey ofRealm =
        key.named(south.addKey("rsa", "RS256", Map.of("privateKey", key.privatePem())));
    String real = south.token("pipeline");
    TokenText read = TokenText.read(real);
    long now = Instant.now().getEpochSecond();
    assertThat(status(real, OF_SOUTH)).isEqualTo(200);
    assertThat(status(ofRealm.token(read.claims()), OF_SOUTH)).isEqualTo(200);

    List<String> bad = new ArrayList<>(ofRealm.tokensWithPublicSecret(read.claims()));
    bad.add(south.token("elsewhere"));
    bad.add(ofRealm.token(read.with("aud", Json.of("https://other.test"))));
    bad.add(ofRealm.token(read.with("exp", Json.of(now - 1))));
    bad.add(ofRealm.token(read.with("nbf", Json.of(now + 600))));
    bad.add(ofRealm.token(read.with("iss", Json.of(north.issuer()))));
    bad.add(ofRealm.token(read.with("note", Json.of("x".repeat(12_000)))));
    bad.add(SigningKey.unsigned(read.claims()));
    bad.add(SigningKey.generate().named(ofRealm.id()).token(read.claims()));
    bad.add(SigningKey.generate().named("unknown").token(read.claims()));
    bad.add(real.substring(0, real.lastIndexOf('.') + 1));
    Bearer.assertAllRefusedAlike(http(), bad);

    // Headers of this length are refused before anybody reads them.
    String endless = ofRealm.token(read.with("note", Json.of("x".repeat(100_000))));
    assertThat(Bearer.asksForTools(http(), "/rpc", endless).status()).isEqualTo(400);
  }

  private HttpWire http() {
    return Objects.requireNonNull(running).http();
  }

  private ToolClient bearing(String token) {
    return new ToolClient(http()).withBearer(token);
  }

  private int status(String token, TimeScenario scenario) throws IOException {
    Answer answer = bearing(token).call("scenarios_list", scenario.list());
    return answer.status();
  }
}
