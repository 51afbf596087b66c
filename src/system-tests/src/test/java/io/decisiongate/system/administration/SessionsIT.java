package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.AdministeredServer.await;
import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
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

/** Log-in, access tokens, refresh, log-out, lists and switching over the REST API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsIT {
  private static final String ADMIN = "{\"role\":\"admin\"}";
  private static final String EDITOR = "{\"role\":\"editor\",\"tenant_id\":1}";
  private static final long MONTH_MS = 30L * 86_400_000;

  @TempDir private static Path directory;
  private @Nullable SessionsServer running;

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    running = SessionsServer.start(directory);
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aLogInGivesTokensThatAreGoodOnEveryPath() throws IOException {
    String key = server().person("ann", EDITOR);
    Answer answer = Session.tryToLogIn(http(), key, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).contains("no-store");
    assertThat(member(answer, "token_type")).isEqualTo("Bearer");
    assertThat(member(answer, "expires_in")).isEqualTo("900");
    assertThat(member(answer, "user"))
        .isEqualTo("{\"user_id\":\"ann\",\"org_id\":1,\"tenant_id\":1,\"roles\":[\"editor\"]}");

    Session session = Session.of(answer);
    assertThat(session.refresh()).matches("dgr_[A-Za-z0-9_-]{64}");
    assertThat(session.refreshExpiresIn()).isBetween(604_790L, 604_800L);
    assertThat(session.header().toString()).contains("ES256", "at+jwt");
    assertThat(session.claim("sub")).hasToString(Json.of("ann").toString());
    assertThat(session.client(http()).get("auth/me").status()).isEqualTo(200);
    assertThat(schemas(session)).isEqualTo(200);
    assertThat(
            http()
                .send(
                    "POST",
                    "/mcp",
                    Map.of(
                        "authorization",
                        "Bearer " + session.access(),
                        "accept",
                        "application/json, text/event-stream",
                        "content-type",
                        "application/json"),
                    Optional.of(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"
                            .getBytes(StandardCharsets.UTF_8)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void everyFailedLogInLooksAlike() throws SQLException {
    String key = server().person("bob", EDITOR);
    String revoked = server().key("bob", "");
    String id = member(server().administrator().get("keys?principal_id=bob&limit=200"), "items");
    assertThat(id).contains("key_id");
    server()
        .sql(
            "update api_key set revoked_at = 1 where principal_id = 'bob' and key_hash = sha256('%s')"
                .formatted(revoked));
    Answer unknown = Session.tryToLogIn(http(), "dgk_" + "x".repeat(43), "");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(member(unknown, "error")).isEqualTo("invalid_credentials");
    for (Answer refused :
        List.of(
            Session.tryToLogIn(http(), revoked, ""),
            Session.tryToLogIn(http(), "nobody-needs-this-token", ""),
            Session.tryToLogIn(http(), key, ",\"tenant_id\":4711"),
            Session.tryToLogIn(http(), key, ",\"org_id\":4711"))) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text()).isEqualTo(unknown.text());
      assertThat(refused.headers().keySet()).isEqualTo(unknown.headers().keySet());
      assertThat(refused.header("cache-control")).contains("no-store");
    }
    assertThat(server().audited("\"bob\"", "no membership in the tenant")).isEqualTo(1);
    assertThat(server().audited(key, "")).isZero();
  }

  @Test
  void aRefreshTokenGivesItsSuccessorAndIsUsedUp() throws SQLException {
    Session first = Session.logIn(http(), server().person("carl", EDITOR), "");
    Answer refreshed = first.refresh(http());
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.header("cache-control")).contains("no-store");
    Session second = Session.of(refreshed);
    assertThat(second.sid()).isEqualTo(first.sid());
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(schemas(second)).isEqualTo(200);
    assertThat(server().active(first.sid())).isEqualTo(1);
    assertThat(server().audited("token_refreshed", first.sid())).isEqualTo(1);
    assertThat(server().audited(second.refresh(), "")).isZero();
    assertThat(second.refresh(http()).status()).isEqualTo(200);
  }

  @Test
  void whoeverLogsOutIsLetInNoMore() throws SQLException {
    Session session = Session.logIn(http(), server().person("dora", EDITOR), "");
    assertThat(schemas(session)).isEqualTo(200);
    assertThat(session.logOut(http()).status()).isEqualTo(204);
    await(() -> schemas(session) == 401);
    Answer refused = session.refresh(http());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(member(refused, "error")).isEqualTo("invalid_refresh_token");
    assertThat(session.logOut(http()).status()).isEqualTo(204);
    assertThat(new Session("", "dgr_unknown", 0).logOut(http()).status()).isEqualTo(204);
    assertThat(server().audited("\"logout\"", session.sid())).isEqualTo(1);

    Session other = Session.logIn(http(), server().key("dora", ""), "");
    assertThat(other.client(http()).send("POST", "auth/logout", Map.of(), Optional.empty()))
        .extracting(Answer::status)
        .isEqualTo(204);
    await(() -> schemas(other) == 401);
  }

  @Test
  void loggingOutEverywhereEndsAllSessions() {
    String key = server().person("emil", EDITOR);
    Session one = Session.logIn(http(), key, "");
    Session two = Session.logIn(http(), key, "");
    assertThat(one.client(http()).post("auth/logout-all", "").status()).isEqualTo(204);
    await(() -> schemas(one) == 401 && schemas(two) == 401);
    assertThat(two.refresh(http()).status()).isEqualTo(401);
    assertThat(schemas(Session.logIn(http(), key, ""))).isEqualTo(200);
  }

  @Test
  void sessionsAreListedAndEndedByTheirOwnerAndByAdministratorsOnly() {
    String key = server().person("fay", EDITOR);
    Session one = Session.logIn(http(), key, "");
    Session two = Session.logIn(http(), key, "");
    String listed = one.client(http()).get("auth/sessions").text();
    assertThat(listed).contains(one.sid(), two.sid(), "127.0.0.1", "created_at_ms");

    Session stranger = Session.logIn(http(), server().person("gus", EDITOR), "");
    assertThat(stranger.client(http()).get("auth/sessions").text()).doesNotContain(one.sid());
    Answer refused = stranger.client(http()).delete("auth/sessions/" + one.sid());
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text())
        .isEqualTo(
            stranger
                .client(http())
                .delete("auth/sessions/00000000-0000-0000-0000-000000000000")
                .text());

    assertThat(one.client(http()).delete("auth/sessions/" + two.sid()).status()).isEqualTo(204);
    await(() -> schemas(two) == 401);
    assertThat(schemas(one)).isEqualTo(200);
    assertThat(server().administrator().delete("auth/sessions/" + one.sid()).status())
        .isEqualTo(204);
    await(() -> schemas(one) == 401);
  }

  @Test
  void aSessionIsGoodInItsTenantOnlyAndSwitchesToAnother() {
    String tenant =
        member(server().administrator().post("tenants", "{\"name\":\"second\"}"), "tenant_id");
    server()
        .administrator()
        .post("tenants/" + tenant + "/namespaces", "{\"namespace_id\":1,\"name\":\"main\"}");
    String editor = "{\"role\":\"editor\",\"tenant_id\":%s}".formatted(tenant);
    String key = server().person("hal", EDITOR + "," + editor);
    Session first = Session.logIn(http(), key, ",\"tenant_id\":1");
    assertThat(schemas(first, "1")).isEqualTo(200);
    assertThat(schemas(first, tenant)).isEqualTo(403);

    RestClient client = first.client(http());
    assertThat(client.post("auth/switch", "{\"tenant_id\":4711}").status()).isEqualTo(401);
    Answer switched =
        client.post("auth/switch", "{\"org_id\":1,\"tenant_id\":%s}".formatted(tenant));
    assertThat(switched.status()).isEqualTo(200);
    Session second = Session.of(switched);
    await(() -> schemas(second, tenant) == 200);
    assertThat(schemas(second, "1")).isEqualTo(403);
    await(() -> schemas(first, "1") == 401);
    assertThat(first.refresh(http()).status()).isEqualTo(401);
    assertThat(second.claim("auth_time")).isEqualTo(first.claim("auth_time"));
    // Where it was last.
    assertThat(Session.logIn(http(), key, "").claim("tenant_id"))
        .hasToString(second.claim("tenant_id").toString());
    assertThat(new RestClient(http(), key).post("auth/switch", "{\"tenant_id\":1}").status())
        .isEqualTo(403);
  }

  @Test
  void aSessionIsWorthNoMoreThanItsKeyAndEndsWithIt() {
    server().person("ida", ADMIN);
    String narrow = server().key("ida", ",\"tools\":[\"schemas_list\"]");
    Session session = Session.logIn(http(), narrow, "");
    assertThat(schemas(session)).isEqualTo(200);
    assertThat(session.client(http()).tool("providers_list", "{}").status()).isEqualTo(403);
    assertThat(session.client(http()).get("keys").status()).isEqualTo(403);
    assertThat(session.client(http()).post("auth/logout-all", "").status()).isEqualTo(403);

    String keyId = keyOf(session);
    assertThat(server().administrator().delete("keys/" + keyId).status()).isEqualTo(204);
    await(() -> schemas(session) == 401);
    assertThat(session.refresh(http()).status()).isEqualTo(401);
  }

  private String keyOf(Session session) {
    try {
      return Long.toHexString(
              server()
                  .number(
                      "select ('x' || key_id)::bit(64)::bigint from session join api_key using (key_hash)"
                          + " where sid = '%s'".formatted(session.sid())))
          .transform(hex -> "0".repeat(16 - hex.length()) + hex);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void otherRolesAndDisablingTakeEffectAtOnce() {
    String key = server().person("jon", EDITOR);
    Session session = Session.logIn(http(), key, "");
    server().setRoles("jon", "{\"role\":\"viewer\",\"tenant_id\":1}");
    await(() -> schemas(session) == 401);
    Answer refreshed = session.refresh(http());
    assertThat(refreshed.status()).as("a change of roles ends no session").isEqualTo(200);
    assertThat(member(refreshed, "user", "roles")).isEqualTo("[\"viewer\"]");
    Session viewer = Session.of(refreshed);
    assertThat(schemas(viewer)).isEqualTo(200);

    server().setRoles("jon", "");
    await(() -> schemas(viewer) == 401);
    assertThat(viewer.refresh(http()).status()).as("no membership").isEqualTo(401);

    server().setRoles("jon", EDITOR);
    Session again = Session.logIn(http(), server().key("jon", ""), "");
    long version =
        Long.parseLong(member(server().administrator().get("principals/jon"), "version"));
    server().administrator().patch("principals/jon", version, "{\"state\":\"disabled\"}");
    await(() -> schemas(again) == 401);
    assertThat(again.refresh(http()).status()).isEqualTo(401);
  }

  /** Given the role again, it has to log in again. */
  @Test
  void whoeverLosesItsTenantLosesItsSessionThereForGood() {
    Session session = Session.logIn(http(), server().person("noor", EDITOR), "");
    server().setRoles("noor", "");
    await(() -> schemas(session) == 401);
    server().setRoles("noor", EDITOR);
    assertThat(session.refresh(http()).status()).isEqualTo(401);
    assertThat(Session.logIn(http(), server().key("noor", ""), "").refresh(http()).status())
        .isEqualTo(200);
  }

  @Test
  void theOldestSessionEndsForOneMoreThanTwenty() {
    String key = server().person("kim", EDITOR);
    Session first = Session.logIn(http(), key, "");
    Session second = Session.logIn(http(), key, "");
    for (int i = 0; i < 19; i++) {
      Session.logIn(http(), key, "");
    }
    await(() -> schemas(first) == 401);
    assertThat(schemas(second)).isEqualTo(200);
  }

  @Test
  void aSessionIsRefreshedTenTimesInAQuarterOfAnHour() {
    Session session = Session.logIn(http(), server().person("leo", EDITOR), "");
    for (int i = 0; i < 10; i++) {
      Answer refreshed = session.refresh(http());
      assertThat(refreshed.status()).isEqualTo(200);
      session = Session.of(refreshed);
    }
    Answer waits = session.refresh(http());
    assertThat(waits.status()).isEqualTo(429);
    assertThat(Long.parseLong(waits.header("retry-after").orElseThrow())).isBetween(1L, 900L);
  }

  @Test
  void idleAndExpiredSessionsAreOver() throws SQLException {
    String key = server().person("mia", EDITOR);
    Session idle = Session.logIn(http(), key, "");
    server().sql("update session set idle_expires_at = 1 where sid = '" + idle.sid() + "'");
    assertThat(idle.refresh(http()).status()).isEqualTo(401);
    Session expired = Session.logIn(http(), key, "");
    server().sql("update session set expires_at = 1 where sid = '" + expired.sid() + "'");
    assertThat(expired.refresh(http()).status()).isEqualTo(401);
    assertThat(expired.client(http()).get("auth/sessions").status()).isEqualTo(401);
  }

  @Test
  void suspendingATenantEndsItsSessionsForGood() {
    String tenant =
        member(server().administrator().post("tenants", "{\"name\":\"brief\"}"), "tenant_id");
    String key = server().person("oda", "{\"role\":\"editor\",\"tenant_id\":%s}".formatted(tenant));
    Session session = Session.logIn(http(), key, "");
    server().administrator().patch("tenants/" + tenant, 1, "{\"state\":\"suspended\"}");
    await(() -> session.client(http()).get("auth/me").status() == 401);
    assertThat(Session.tryToLogIn(http(), key, "").status()).isEqualTo(401);
    server().administrator().patch("tenants/" + tenant, 2, "{\"state\":\"active\"}");
    assertThat(session.refresh(http()).status()).isEqualTo(401);
    assertThat(Session.tryToLogIn(http(), key, "").status()).isEqualTo(200);
  }

  @Test
  void whatIsOverIsErased() throws SQLException {
    String key = server().person("pia", EDITOR);
    Session kept = Session.logIn(http(), key, "");
    assertThat(kept.refresh(http()).status()).isEqualTo(200);
    Session old = Session.logIn(http(), key, "");
    long dayAgo = System.currentTimeMillis() - 86_460_000L;
    server()
        .sql(
            "update session set idle_expires_at = %d where sid = '%s'"
                .formatted(dayAgo, old.sid()));
    server()
        .sql(
            "update refresh_token set used_at = used_at - 10001 where used_at is not null and sid = '%s'"
                .formatted(kept.sid()));
    server().sql("select dg_sweep_sessions(10000)");
    assertThat(rows("session", old)).isZero();
    assertThat(rows("refresh_token", old)).isZero();
    assertThat(rows("refresh_token", kept)).as("used ones stay").isEqualTo(2);
    assertThat(
            server()
                .number(
                    "select count(*) from refresh_token where successor_box is not null and sid = '%s'"
                        .formatted(kept.sid())))
        .isZero();
  }

  private long rows(String table, Session session) throws SQLException {
    return server()
        .number("select count(*) from %s where sid = '%s'".formatted(table, session.sid()));
  }

  @Test
  void aTokenThatWasGoodOnceIsNoGuess() {
    Session session = Session.logIn(http(), server().person("quin", EDITOR), "");
    assertThat(session.logOut(http()).status()).isEqualTo(204);
    await(() -> schemas(session) == 401);
    for (int i = 0; i < 25; i++) {
      assertThat(schemas(session)).isEqualTo(401);
    }
  }

  @Test
  void keysArePublishedBeforeTheySignAndKeptAfterwards() throws IOException, SQLException {
    String key = server().person("ned", EDITOR);
    Session before = Session.logIn(http(), key, "");
    // The key set is read once a second.
    await(() -> kids().contains(kid(before)));
    assertThat(keySet().text())
        .contains("\"kty\":\"EC\"", "\"crv\":\"P-256\"")
        .doesNotContain("\"d\":");
    int published = kids().size();

    // A month later.
    server().sql("update session_key set signs_from = signs_from - %d".formatted(MONTH_MS));
    Session during = Session.logIn(http(), key, "");
    assertThat(kid(during)).isEqualTo(kid(before));
    await(() -> kids().size() == published + 1);

    // An hour later.
    server().sql("update session_key set signs_from = signs_from - 3600000");
    Session after = Session.logIn(http(), key, "");
    assertThat(kid(after)).isNotEqualTo(kid(before)).isIn(kids());
    await(() -> schemas(after) == 200);
    assertThat(schemas(before)).isEqualTo(200);
    assertThat(kids()).hasSize(published + 1);
  }

  private List<String> kids() {
    List<String> kids = new ArrayList<>();
    Json.Obj set = (Json.Obj) keySet().json();
    for (Json key : ((Json.Array) set.member("keys").orElseThrow()).items()) {
      kids.add(((Json.Text) ((Json.Obj) key).member("kid").orElseThrow()).value());
    }
    return kids;
  }

  private Answer keySet() {
    try {
      return http().get("/.well-known/jwks.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kid(Session session) {
    return ((Json.Text) session.header().member("kid").orElseThrow()).value();
  }

  private int schemas(Session session) {
    return schemas(session, "1");
  }

  private int schemas(Session session, String tenant) {
    return session
        .client(http())
        .tool("schemas_list", "{\"tenant_id\":%s,\"namespace_id\":1}".formatted(tenant))
        .status();
  }

  private HttpWire http() {
    return server().http();
  }

  private SessionsServer server() {
    return Objects.requireNonNull(running);
  }
}
