package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.AdministeredServer.await;
import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ends sessions, and what becomes of them. */
@ExtendWith(SessionsServer.Access.class)
class SessionEndIT {
  private static final String EDITOR = "{\"role\":\"editor\",\"tenant_id\":1}";

  private final SessionsServer server;

  SessionEndIT(SessionsServer server) {
    this.server = server;
  }

  @Test
  void otherRolesAndDisablingTakeEffectAtOnce() {
    String key = server.person("jon", EDITOR);
    Session session = Session.logIn(server.http(), key, "");
    server.setRoles("jon", "{\"role\":\"viewer\",\"tenant_id\":1}");
    await(() -> session.schemas(server.http(), "1") == 401);
    Answer refreshed = session.refresh(server.http());
    assertThat(refreshed.status()).as("a change of roles ends no session").isEqualTo(200);
    assertThat(member(refreshed, "user", "roles")).isEqualTo("[\"viewer\"]");
    Session viewer = Session.of(refreshed);
    assertThat(viewer.schemas(server.http(), "1")).isEqualTo(200);

    server.setRoles("jon", "");
    await(() -> viewer.schemas(server.http(), "1") == 401);
    assertThat(viewer.refresh(server.http()).status()).as("no membership").isEqualTo(401);

    server.setRoles("jon", EDITOR);
    Session again = Session.logIn(server.http(), server.key("jon", ""), "");
    long version = Long.parseLong(member(server.administrator().get("principals/jon"), "version"));
    server.administrator().patch("principals/jon", version, "{\"state\":\"disabled\"}");
    await(() -> again.schemas(server.http(), "1") == 401);
    assertThat(again.refresh(server.http()).status()).isEqualTo(401);
  }

  /** Given the role again, it has to log in again. */
  @Test
  void whoeverLosesItsTenantLosesItsSessionThereForGood() {
    Session session = Session.logIn(server.http(), server.person("noor", EDITOR), "");
    server.setRoles("noor", "");
    await(() -> session.schemas(server.http(), "1") == 401);
    server.setRoles("noor", EDITOR);
    assertThat(session.refresh(server.http()).status()).isEqualTo(401);
    assertThat(
            Session.logIn(server.http(), server.key("noor", ""), "")
                .refresh(server.http())
                .status())
        .isEqualTo(200);
  }

  @Test
  void theOldestSessionEndsForOneMoreThanTwenty() {
    String key = server.person("kim", EDITOR);
    Session first = Session.logIn(server.http(), key, "");
    Session second = Session.logIn(server.http(), key, "");
    for (int i = 0; i < 19; i++) {
      Session.logIn(server.http(), key, "");
    }
    await(() -> first.schemas(server.http(), "1") == 401);
    assertThat(second.schemas(server.http(), "1")).isEqualTo(200);
  }

  @Test
  void idleAndExpiredSessionsAreOver() throws SQLException {
    String key = server.person("mia", EDITOR);
    Session idle = Session.logIn(server.http(), key, "");
    server.sql("update session set idle_expires_at = 1 where sid = '" + idle.sid() + "'");
    assertThat(idle.refresh(server.http()).status()).isEqualTo(401);
    Session expired = Session.logIn(server.http(), key, "");
    server.sql("update session set expires_at = 1 where sid = '" + expired.sid() + "'");
    assertThat(expired.refresh(server.http()).status()).isEqualTo(401);
    assertThat(expired.client(server.http()).get("auth/sessions").status()).isEqualTo(401);
  }

  @Test
  void suspendingATenantEndsItsSessionsForGood() {
    String tenant =
        member(server.administrator().post("tenants", "{\"name\":\"brief\"}"), "tenant_id");
    String key = server.person("oda", "{\"role\":\"editor\",\"tenant_id\":%s}".formatted(tenant));
    Session session = Session.logIn(server.http(), key, "");
    server.administrator().patch("tenants/" + tenant, 1, "{\"state\":\"suspended\"}");
    await(() -> session.client(server.http()).get("auth/me").status() == 401);
    assertThat(Session.tryToLogIn(server.http(), key, "").status()).isEqualTo(401);
    server.administrator().patch("tenants/" + tenant, 2, "{\"state\":\"active\"}");
    assertThat(session.refresh(server.http()).status()).isEqualTo(401);
    assertThat(Session.tryToLogIn(server.http(), key, "").status()).isEqualTo(200);
  }

  @Test
  void whatIsOverIsErased() throws SQLException {
    String key = server.person("pia", EDITOR);
    Session kept = Session.logIn(server.http(), key, "");
    assertThat(kept.refresh(server.http()).status()).isEqualTo(200);
    Session old = Session.logIn(server.http(), key, "");
    long dayAgo = System.currentTimeMillis() - 86_460_000L;
    server.sql(
        "update session set idle_expires_at = %d where sid = '%s'".formatted(dayAgo, old.sid()));
    server.sql(
        "update refresh_token set used_at = used_at - 10001 where used_at is not null and sid = '%s'"
            .formatted(kept.sid()));
    server.sql("select dg_sweep_sessions(10000)");
    assertThat(rows("session", old)).isZero();
    assertThat(rows("refresh_token", old)).isZero();
    assertThat(rows("refresh_token", kept)).as("used ones stay").isEqualTo(2);
    assertThat(
            server.number(
                "select count(*) from refresh_token where successor_box is not null and sid = '%s'"
                    .formatted(kept.sid())))
        .isZero();
  }

  @Test
  void aTokenThatWasGoodOnceIsNoGuess() {
    Session session = Session.logIn(server.http(), server.person("quin", EDITOR), "");
    assertThat(session.logOut(server.http()).status()).isEqualTo(204);
    await(() -> session.schemas(server.http(), "1") == 401);
    for (int i = 0; i < 25; i++) {
      assertThat(session.schemas(server.http(), "1")).isEqualTo(401);
    }
  }

  private long rows(String table, Session session) throws SQLException {
    return server.number(
        "select count(*) from %s where sid = '%s'".formatted(table, session.sid()));
  }
}
