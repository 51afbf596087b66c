package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.Waiting;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tenancy.Sql;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * JSON Web Tokens and opaque tokens beside client subjects, in managed tenancy (auth.md section 1,
 * enterprise.md section 3): each principal may act where the tenant policy or the rights of its
 * groups say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {
  private static final String ISSUER = "https://login.test/realms/corp";
  private static final String AUDIENCE = "https://gate.test/mcp";
  private static final String SUBJECT_HEADER = "x-decision-gate-client-subject";
  private static final TimeScenario OWN = new TimeScenario("own", 1, 5);
  private static final TimeScenario OTHER = new TimeScenario("other", 2, 5);

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private @Nullable SigningKey key;
  private @Nullable OpaqueIssuer opaque;

  @BeforeAll
  void start() throws Exception {
    key = SigningKey.generate();
    opaque = OpaqueIssuer.start();
    Files.writeString(keyFile(), key.keySet());
    Files.writeString(
        policyFile(),
        """
            {"principals": [
              {"principal_id": "user:alice", "tenants": [{"tenant_id": 1, "namespaces": "all"}]}]}
            """);
    running = ManagedServer.start(directory, this::configuration, 2);
  }

  private String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "mtls"
        mtls_subjects = ["user:alice", "user:bob"]

        [tenancy]
        mode = "managed"
        policy_path = "%s"

        [identity]
        max_failed_attempts = 0
        resource = "%s"

        [[identity.issuers]]
        name = "corp"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        groups_claim = "realm_access.roles"
        grants = [{ group = "deciders", role = "NamespaceAdmin", tenant_id = 1 }]

        [[identity.issuers]]
        name = "partner"
        issuer = "%s"
        allow_http = true
        audiences = ["%s"]
        clock_skew_ms = 0
        groups_claim = "scope"
        grants = [{ group = "gate:decide", role = "NamespaceAdmin", tenant_id = 2 }]

        [identity.issuers.introspection]
        endpoint = "%s/introspect"
        client_id = "%s"
        client_secret = "%s"
        token_prefix = "pt_"
        cache_ttl_ms = 500

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(
            port,
            policyFile(),
            AUDIENCE,
            ISSUER,
            AUDIENCE,
            keyFile(),
            opaque().url(),
            AUDIENCE,
            opaque().url(),
            OpaqueIssuer.CLIENT,
            OpaqueIssuer.SECRET);
  }

  private static Path policyFile() {
    return directory.resolve("tenant-policy.json");
  }

  private static Path keyFile() {
    return directory.resolve("keys.json");
  }

  @AfterAll
  void stop() {
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      if (opaque != null) {
        opaque.close();
      }
    }
  }

  @Test
  void enterprise_tenant_authz_jwt_subject_mapping() throws IOException {
    assertThat(define("user:alice", "of-alice").status()).isEqualTo(200);
    Answer refused = define("user:bob", "of-bob");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo(Json.of(-32003));
  }

  /** Its roles do not restrict tools, since it has none but those of the file, if any. */
  @Test
  void whomThePolicyFileKnowsUsesAllTools() throws IOException {
    Json nothing = Json.object().build();

    assertThat(asSubject("user:alice", "providers_list", nothing).status()).isEqualTo(200);
    assertThat(asSubject("user:bob", "providers_list", nothing).status()).isEqualTo(403);
  }

  @Test
  void membersOfAGroupActWhereTheirGroupMayAct() throws Exception {
    ToolClient member = as(token(member("deciders")));

    member.result("scenario_define", OWN.define());
    member.result("schemas_register", OWN.schema("of-a-group"));

    assertThat(member.call("scenarios_list", OTHER.list()).status()).isEqualTo(403);
  }

  /** Whoever finds a token in a log or in the audit could call with it until it expires. */
  @Test
  void tokensAreWrittenNowhere() throws Exception {
    String good = token(with(member("deciders"), "upn", Json.of("carol@corp.test")));
    String expired = token(with(member("deciders"), "exp", Json.of(1)));
    opaque().issue("pt_erin", said("gate:decide", 300));
    as(good).result("scenarios_list", OWN.list());
    assertThat(request("/rpc", expired).status()).isEqualTo(401);
    as("pt_erin").result("scenarios_list", OTHER.list());

    List<String> written = new ArrayList<>(Objects.requireNonNull(running).written());
    try (Sql sql = new Sql(running.database().connect())) {
      written.addAll(sql.texts("select payload from audit_record"));
    }
    assertThat(written)
        .anyMatch(text -> text.contains("CWWKF0011I"))
        .anyMatch(text -> text.contains("corp:carol"));
    for (String token : List.of(good, expired, "pt_erin")) {
      String secret = token.substring(token.lastIndexOf('.') + 1);
      assertThat(written).noneMatch(text -> text.contains(secret));
    }
  }

  @Test
  void whoIsInNoGroupActsNowhere() throws Exception {
    ToolClient stranger = as(token(member("others")));

    assertThat(stranger.call("scenarios_list", OWN.list()).status()).isEqualTo(403);
    assertThat(stranger.call("providers_list", Json.object().build()).status()).isEqualTo(403);
  }

  @Test
  void tokensThatAreNotGoodAreAllAnsweredAlike() throws Exception {
    Json good = member("deciders");
    List<String> bad =
        List.of(
            token(with(good, "aud", Json.of("https://other.test"))),
            token(with(good, "iss", Json.of("https://evil.test"))),
            token(with(good, "exp", Json.of(Instant.now().getEpochSecond() - 60))),
            token(with(good, "nbf", Json.of(Instant.now().getEpochSecond() + 600))),
            SigningKey.unsigned(good),
            SigningKey.generate().token(good),
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
    Bearer.assertAllRefusedAlike(http(), bad);
  }

  @Test
  void scopesOfAnOpaqueTokenHaveRightsUntilItIsRevoked() throws Exception {
    opaque().issue("pt_dave", said("gate:decide", 300));
    ToolClient dave = as("pt_dave");

    dave.result("scenario_define", OTHER.define());
    assertThat(dave.call("scenarios_list", OWN.list()).status()).isEqualTo(403);
    opaque().revoke("pt_dave");

    Waiting.until(
        "the token is good no longer",
        () -> dave.call("scenarios_list", OTHER.list()).status() == 401);
  }

  @Test
  void opaqueTokensThatAreNotGoodAreAnsweredAsOtherBadOnes() throws Exception {
    opaque().issue("pt_revoked", said("gate:decide", 300));
    assertThat(request("/rpc", "pt_revoked").status()).isEqualTo(200);
    opaque().revoke("pt_revoked");
    Waiting.until("it is revoked", () -> request("/rpc", "pt_revoked").status() == 401);
    opaque().issue("pt_expired", said("gate:decide", -1));
    opaque().issue("pt_elsewhere", said("gate:decide", 300).put("aud", "https://other.test"));

    Bearer.assertAllRefusedAlike(
        http(),
        List.of(
            "pt_revoked",
            "pt_unknown",
            "pt_expired",
            "pt_elsewhere",
            "pt_" + "x".repeat(9_000),
            SigningKey.unsigned(member("deciders")),
            "dgk_" + "A".repeat(43)));
  }

  /** Without a token there is the client's subject; without that nobody is known. */
  @Test
  void bearersThatAreNoTokensAreIgnored() {
    assertThat(request("/rpc", "xt_unknown").text()).contains("unauthenticated");
    assertThat(request("/rpc", "xt_unknown", Map.of(SUBJECT_HEADER, "user:alice")).status())
        .isEqualTo(200);
    assertThat(request("/rpc", "pt_unknown", Map.of(SUBJECT_HEADER, "user:alice")).status())
        .isEqualTo(401);
  }

  @Test
  void aTokenOfManyKibibytesIsRefused() throws Exception {
    String huge = token(with(member("deciders"), "note", Json.of("x".repeat(7_000))));

    assertThat(huge).hasSizeGreaterThan(8_192);
    assertThat(request("/rpc", huge).status()).isEqualTo(401);
  }

  /** Whom the database does not know belongs to the organisations of the tenants it acts in. */
  @Test
  void anOrganisationsAddressesHoldForSubjectsOfIssuersAndFiles() throws Exception {
    Map<String, String> elsewhere = Map.of("x-forwarded-for", "203.0.113.9");
    String token = token(member("deciders"));
    setMode("enforce");
    try {
      Waiting.until("the list is known", () -> request("/rpc", token, elsewhere).status() == 403);
      assertThat(request("/mcp", token, elsewhere).status()).isEqualTo(403);
      assertThat(as(token).call("scenarios_list", OWN.list()).status()).isEqualTo(200);

      Map<String, String> alice = new HashMap<>(elsewhere);
      alice.put(SUBJECT_HEADER, "user:alice");
      assertThat(call(alice, "scenarios_list", OWN.list()).status()).isEqualTo(403);
      assertThat(call(alice, "providers_list", Json.object().build()).status()).isEqualTo(200);
      assertThat(asSubject("user:alice", "scenarios_list", OWN.list()).status()).isEqualTo(200);
    } finally {
      setMode("off");
    }
  }

  /** Without an entry nobody else is let in. */
  private void setMode(String mode) throws SQLException {
    try (Connection connection = Objects.requireNonNull(running).database().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "update organisation set ip_mode = ? where organisation_id = 1")) {
      statement.setString(1, mode);
      statement.execute();
    }
  }

  /** RFC 9728 sections 3 and 5.1. */
  @Test
  void clientsAreToldWhoseTokensAreAccepted() throws Exception {
    Answer challenged = request("/mcp", token(with(member("x"), "aud", Json.of("other"))));
    Answer metadata = http().get("/.well-known/oauth-protected-resource/mcp");

    assertThat(challenged.header("www-authenticate").orElse(""))
        .contains(
            "resource_metadata=\"https://gate.test/.well-known/oauth-protected-resource/mcp\"");
    assertThat(metadata.status()).isEqualTo(200);
    assertThat(metadata.json())
        .isEqualTo(
            Json.object()
                .put("resource", AUDIENCE)
                .put("authorization_servers", Json.texts(List.of(ISSUER, opaque().url())))
                .put(
                    "scopes_supported",
                    Json.texts(
                        List.of(
                            "runs:read",
                            "runs:write",
                            "evidence:query",
                            "scenarios:read",
                            "scenarios:write",
                            "scenarios:evaluate",
                            "schemas:read",
                            "schemas:write",
                            "providers:read",
                            "runpacks:export",
                            "runpacks:verify")))
                .put("bearer_methods_supported", Json.texts(List.of("header")))
                .put("resource_name", "Decision Gate")
                .build());
    assertThat(http().get("/.well-known/oauth-protected-resource").json())
        .isEqualTo(metadata.json());
  }

  private Json member(String... groups) {
    return SigningKey.claims(ISSUER, "carol", AUDIENCE)
        .put("realm_access", Json.object().put("roles", Json.texts(Arrays.asList(groups))).build())
        .build();
  }

  /** What the issuer of opaque tokens says about one. */
  private Json.ObjectBuilder said(String scope, long secondsToLive) {
    return Json.object()
        .put("iss", opaque().url())
        .put("sub", "dave")
        .put("aud", AUDIENCE)
        .put("scope", "openid " + scope)
        .put("exp", Instant.now().getEpochSecond() + secondsToLive);
  }

  private OpaqueIssuer opaque() {
    return Objects.requireNonNull(opaque);
  }

  private static Json with(Json claims, String claim, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) claims).members());
    members.put(claim, value);
    return new Json.Obj(members);
  }

  private String token(Json claims) throws Exception {
    return Objects.requireNonNull(key).token(claims);
  }

  private HttpWire http() {
    return Objects.requireNonNull(running).http();
  }

  private ToolClient as(String token) {
    return new ToolClient(http()).withBearer(token);
  }

  private Answer define(String subject, String scenario) throws IOException {
    return asSubject(subject, "scenario_define", new TimeScenario(scenario, 1, 5).define());
  }

  private Answer asSubject(String subject, String tool, Json arguments) throws IOException {
    return call(Map.of(SUBJECT_HEADER, subject), tool, arguments);
  }

  private Answer call(Map<String, String> headers, String tool, Json arguments) throws IOException {
    return http()
        .send(
            "POST",
            "/rpc",
            headers,
            Optional.of(JsonWriter.bytes(new ToolClient(http()).request(tool, arguments))));
  }

  private Answer request(String path, String token) {
    return Bearer.asksForTools(http(), path, token);
  }

  private Answer request(String path, String token, Map<String, String> headers) {
    return Bearer.asksForTools(http(), path, token, headers);
  }

  private static Json code(Answer answer) {
    Json.Obj error = (Json.Obj) ((Json.Obj) answer.json()).member("error").orElseThrow();
    return error.member("code").orElseThrow();
  }
}
