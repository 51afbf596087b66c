package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.AdministeredServer.await;
import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Log-in, access tokens, refresh, log-out, lists and switching over the REST API. */
@ExtendWith(SessionsServer.Access.class)
class SessionsIT {
  private static final String ADMIN = "{\"role\":\"admin\"}";
  private static final String EDITOR = "{\"role\":\"editor\",\"tenant_id\":1}";
  private static final long MONTH_MS = 30L * 86_400_000;

  private final SessionsServer server;

  SessionsIT(SessionsServer server) {
    this.server = server;
  }

  @Test
  void aLogInGivesTokensThatAreGoodOnEveryPath() throws IOException {
    String key = server.person("ann", EDITOR);
    Answer answer = Session.tryToLogIn(server.http(), key, "");
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
    Answer self = session.client(server.http()).get("auth/me");
    assertThat(member(self, "token", "name")).isEqualTo("ann");
    assertThat(member(self, "token", "issuer")).isEqualTo("decision-gate");
    assertThat(session.schemas(server.http(), "1")).isEqualTo(200);
    assertThat(
            server
                .http()
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
    String key = server.person("bob", EDITOR);
    String revoked = server.key("bob", "");
    String id = member(server.administrator().get("keys?principal_id=bob&limit=200"), "items");
    assertThat(id).contains("key_id");
    server.sql(
        "update api_key set revoked_at = 1 where principal_id = 'bob' and key_hash = sha256('%s')"
            .formatted(revoked));
    Answer unknown = Session.tryToLogIn(server.http(), "dgk_" + "x".repeat(43), "");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(member(unknown, "error")).isEqualTo("invalid_credentials");
    for (Answer refused :
        List.of(
            Session.tryToLogIn(server.http(), revoked, ""),
            Session.tryToLogIn(server.http(), "nobody-needs-this-token", ""),
            Session.tryToLogIn(server.http(), key, ",\"tenant_id\":4711"),
            Session.tryToLogIn(server.http(), key, ",\"org_id\":4711"))) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text()).isEqualTo(unknown.text());
      assertThat(refused.headers().keySet()).isEqualTo(unknown.headers().keySet());
      assertThat(refused.header("cache-control")).contains("no-store");
    }
    assertThat(server.audited("\"bob\"", "no membership in the tenant")).isEqualTo(1);
    assertThat(server.audited(key, "")).isZero();
  }

  @Test
  void aRefreshTokenGivesItsSuccessorAndIsUsedUp() throws SQLException {
    Session first = Session.logIn(server.http(), server.person("carl", EDITOR), "");
    Answer refreshed = first.refresh(server.http());
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.header("cache-control")).contains("no-store");
    Session second = Session.of(refreshed);
    assertThat(second.sid()).isEqualTo(first.sid());
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(second.schemas(server.http(), "1")).isEqualTo(200);
    assertThat(server.active(first.sid())).isEqualTo(1);
    assertThat(server.audited("token_refreshed", first.sid())).isEqualTo(1);
    assertThat(server.audited(second.refresh(), "")).isZero();
    assertThat(second.refresh(server.http()).status()).isEqualTo(200);
  }

  @Test
  void whoeverLogsOutIsLetInNoMore() throws SQLException {
    Session session = Session.logIn(server.http(), server.person("dora", EDITOR), "");
    assertThat(session.schemas(server.http(), "1")).isEqualTo(200);
    assertThat(session.logOut(server.http()).status()).isEqualTo(204);
    await(() -> session.schemas(server.http(), "1") == 401);
    Answer refused = session.refresh(server.http());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(member(refused, "error")).isEqualTo("invalid_refresh_token");
    assertThat(session.logOut(server.http()).status()).isEqualTo(204);
    assertThat(new Session("", "dgr_unknown", 0).logOut(server.http()).status()).isEqualTo(204);
    assertThat(server.audited("\"logout\"", session.sid())).isEqualTo(1);

    Session other = Session.logIn(server.http(), server.key("dora", ""), "");
    assertThat(other.client(server.http()).send("POST", "auth/logout", Map.of(), Optional.empty()))
        .extracting(Answer::status)
        .isEqualTo(204);
    await(() -> other.schemas(server.http(), "1") == 401);
  }

  @Test
  void loggingOutEverywhereEndsAllSessions() {
    String key = server.person("emil", EDITOR);
    Session one = Session.logIn(server.http(), key, "");
    Session two = Session.logIn(server.http(), key, "");
    assertThat(one.client(server.http()).post("auth/logout-all", "").status()).isEqualTo(204);
    await(() -> one.schemas(server.http(), "1") == 401 && two.schemas(server.http(), "1") == 401);
    assertThat(two.refresh(server.http()).status()).isEqualTo(401);
    assertThat(Session.logIn(server.http(), key, "").schemas(server.http(), "1")).isEqualTo(200);
  }

  @Test
  void sessionsAreListedAndEndedByTheirOwnerAndByAdministratorsOnly() {
    String key = server.person("fay", EDITOR);
    Session one = Session.logIn(server.http(), key, "");
    Session two = Session.logIn(server.http(), key, "");
    String listed = one.client(server.http()).get("auth/sessions").text();
    assertThat(listed).contains(one.sid(), two.sid(), "127.0.0.1", "created_at_ms");

    Session stranger = Session.logIn(server.http(), server.person("gus", EDITOR), "");
    assertThat(stranger.client(server.http()).get("auth/sessions").text())
        .doesNotContain(one.sid());
    Answer refused = stranger.client(server.http()).delete("auth/sessions/" + one.sid());
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text())
        .isEqualTo(
            stranger
                .client(server.http())
                .delete("auth/sessions/00000000-0000-0000-0000-000000000000")
                .text());

    assertThat(one.client(server.http()).delete("auth/sessions/" + two.sid()).status())
        .isEqualTo(204);
    await(() -> two.schemas(server.http(), "1") == 401);
    assertThat(one.schemas(server.http(), "1")).isEqualTo(200);
    assertThat(server.administrator().delete("auth/sessions/" + one.sid()).status()).isEqualTo(204);
    await(() -> one.schemas(server.http(), "1") == 401);
  }

  @Test
  void aSessionIsGoodInItsTenantOnlyAndSwitchesToAnother() {
    String tenant =
        member(server.administrator().post("tenants", "{\"name\":\"second\"}"), "tenant_id");
    server
        .administrator()
        .post("tenants/" + tenant + "/namespaces", "{\"namespace_id\":1,\"name\":\"main\"}");
    String editor = "{\"role\":\"editor\",\"tenant_id\":%s}".formatted(tenant);
    String key = server.person("hal", EDITOR + "," + editor);
    Session first = Session.logIn(server.http(), key, ",\"tenant_id\":1");
    assertThat(first.schemas(server.http(), "1")).isEqualTo(200);
    assertThat(first.schemas(server.http(), tenant)).isEqualTo(403);

    RestClient client = first.client(server.http());
    assertThat(client.post("auth/switch", "{\"tenant_id\":4711}").status()).isEqualTo(401);
    Answer switched =
        client.post("auth/switch", "{\"org_id\":1,\"tenant_id\":%s}".formatted(tenant));
    assertThat(switched.status()).isEqualTo(200);
    Session second = Session.of(switched);
    await(() -> second.schemas(server.http(), tenant) == 200);
    assertThat(second.schemas(server.http(), "1")).isEqualTo(403);
    await(() -> first.schemas(server.http(), "1") == 401);
    assertThat(first.refresh(server.http()).status()).isEqualTo(401);
    assertThat(second.claim("auth_time")).isEqualTo(first.claim("auth_time"));
    // Where it was last.
    assertThat(Session.logIn(server.http(), key, "").claim("tenant_id"))
        .hasToString(second.claim("tenant_id").toString());
    assertThat(new RestClient(server.http(), key).post("auth/switch", "{\"tenant_id\":1}").status())
        .isEqualTo(403);
  }

  @Test
  void aSessionIsWorthNoMoreThanItsKeyAndEndsWithIt() {
    server.person("ida", ADMIN);
    String narrow = server.key("ida", ",\"tools\":[\"schemas_list\"]");
    Session session = Session.logIn(server.http(), narrow, "");
    assertThat(session.schemas(server.http(), "1")).isEqualTo(200);
    assertThat(session.client(server.http()).tool("providers_list", "{}").status()).isEqualTo(403);
    assertThat(session.client(server.http()).get("keys").status()).isEqualTo(403);
    assertThat(session.client(server.http()).post("auth/logout-all", "").status()).isEqualTo(403);

    String keyId = keyOf(session);
    assertThat(server.administrator().delete("keys/" + keyId).status()).isEqualTo(204);
    await(() -> session.schemas(server.http(), "1") == 401);
    assertThat(session.refresh(server.http()).status()).isEqualTo(401);
  }

  private String keyOf(Session session) {
    try {
      return Long.toHexString(
              server.number(
                  "select ('x' || key_id)::bit(64)::bigint from session join api_key using (key_hash)"
                      + " where sid = '%s'".formatted(session.sid())))
          .transform(hex -> "0".repeat(16 - hex.length()) + hex);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSessionIsRefreshedTenTimesInAQuarterOfAnHour() {
    Session session = Session.logIn(server.http(), server.person("leo", EDITOR), "");
    for (int i = 0; i < 10; i++) {
      Answer refreshed = session.refresh(server.http());
      assertThat(refreshed.status()).isEqualTo(200);
      session = Session.of(refreshed);
    }
    Answer waits = session.refresh(server.http());
    assertThat(waits.status()).isEqualTo(429);
    assertThat(Long.parseLong(waits.header("retry-after").orElseThrow())).isBetween(1L, 900L);
  }

  @Test
  void keysArePublishedBeforeTheySignAndKeptAfterwards() throws IOException, SQLException {
    String key = server.person("ned", EDITOR);
    Session before = Session.logIn(server.http(), key, "");
    // The key set is read once a second.
    await(() -> kids().contains(kid(before)));
    assertThat(keySet().text())
        .contains("\"kty\":\"EC\"", "\"crv\":\"P-256\"")
        .doesNotContain("\"d\":");
    int published = kids().size();

    // A month later.
    server.sql("update session_key set signs_from = signs_from - %d".formatted(MONTH_MS));
    Session during = Session.logIn(server.http(), key, "");
    assertThat(kid(during)).isEqualTo(kid(before));
    await(() -> kids().size() == published + 1);

    // An hour later.
    server.sql("update session_key set signs_from = signs_from - 3600000");
    Session after = Session.logIn(server.http(), key, "");
    assertThat(kid(after)).isNotEqualTo(kid(before)).isIn(kids());
    await(() -> after.schemas(server.http(), "1") == 200);
    assertThat(before.schemas(server.http(), "1")).isEqualTo(200);
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
      return server.http().get("/.well-known/jwks.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kid(Session session) {
    return ((Json.Text) session.header().member("kid").orElseThrow()).value();
  }
}
