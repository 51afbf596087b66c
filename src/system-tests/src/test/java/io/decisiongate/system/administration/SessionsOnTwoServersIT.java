package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two server processes that share one database: refresh tokens are used once between them
 * (sessions-rbac.md section 5.2), and what ends on one has ended on the other within two seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsOnTwoServersIT {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final String EDITOR = "{\"role\":\"editor\",\"tenant_id\":1}";

  @TempDir private static Path directory;
  private @Nullable TwoSessionsServers servers;

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    servers = TwoSessionsServers.start(directory);
  }

  @AfterAll
  void stop() throws IOException {
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  void twoParallelRefreshesGetTheSameSuccessor() throws Exception {
    Session session = Session.logIn(one(), database().person("ann", EDITOR), "");
    List<Answer> answers = inParallel(2, session);
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(successors(answers)).hasSize(1);
    assertThat(database().active(session.sid())).isEqualTo(1);
    Session successor = Session.of(answers.getFirst());
    assertThat(successor.refresh(two()).status()).isEqualTo(200);
  }

  @Test
  void aHundredParallelRefreshesLeaveOneActiveToken() throws Exception {
    Session session = Session.logIn(two(), database().person("bob", EDITOR), "");
    List<Answer> answers = inParallel(100, session);
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(successors(answers)).hasSize(1);
    assertThat(database().active(session.sid())).isEqualTo(1);
  }

  @Test
  void aRepeatedAnswerExpiresWhenTheFirstOneDoes() throws SQLException {
    Session session = Session.logIn(one(), database().person("carl", EDITOR), "");
    assertThat(session.refresh(one()).status()).isEqualTo(200);
    String ends =
        "select expires_at + idle_expires_at from session where sid = '" + session.sid() + "'";
    long before = database().number(ends);
    assertThat(session.refresh(two()).status()).isEqualTo(200);
    assertThat(database().number(ends)).isEqualTo(before);
    assertThat(
            database()
                .number("select count(*) from refresh_token where sid = '" + session.sid() + "'"))
        .isEqualTo(2);
  }

  @Test
  void aReplayAfterTheGraceTimeEndsTheFamilyOnBothServers() throws SQLException {
    String key = database().person("dora", EDITOR);
    Session stolen = Session.logIn(one(), key, "");
    Session other = Session.logIn(two(), key, "");
    Session successor = Session.of(stolen.refresh(one()));
    assertThat(schemas(successor, two())).isEqualTo(200);
    later(stolen, 11);

    assertThat(stolen.refresh(two())).satisfies(SessionsOnTwoServersIT::assertRefused);
    assertThat(database().active(stolen.sid())).isZero();
    assertThat(successor.refresh(one())).satisfies(SessionsOnTwoServersIT::assertRefused);
    assertEndsWithinTwoSeconds(successor, one(), System.nanoTime());
    assertThat(database().audited("refresh_token_reuse", stolen.sid())).isEqualTo(1);

    assertEndsWithinTwoSeconds(other, one(), System.nanoTime());
    Answer refreshed = other.refresh(one());
    assertThat(refreshed.status())
        .as("the other session goes on with another token")
        .isEqualTo(200);
    assertThat(schemas(Session.of(refreshed), one())).isEqualTo(200);
  }

  @Test
  void aReplayWithinTheGraceTimeIsTheftOnceTheSuccessorIsUsed() throws SQLException {
    Session session = Session.logIn(one(), database().person("emil", EDITOR), "");
    Session successor = Session.of(session.refresh(one()));
    assertThat(successor.refresh(two()).status()).isEqualTo(200);
    assertThat(session.refresh(one())).satisfies(SessionsOnTwoServersIT::assertRefused);
    assertThat(database().active(session.sid())).isZero();
    assertThat(database().audited("refresh_token_reuse", session.sid())).isEqualTo(1);
  }

  @Test
  void aReplayWithinTheGraceTimeIsTheftOnceTheSuccessorIsRevoked() throws SQLException {
    Session session = Session.logIn(one(), database().person("fay", EDITOR), "");
    assertThat(session.refresh(one()).status()).isEqualTo(200);
    database()
        .sql(
            "update refresh_token set revoked_at = 1 where used_at is null and sid = '%s'"
                .formatted(session.sid()));
    assertThat(session.refresh(two())).satisfies(SessionsOnTwoServersIT::assertRefused);
    assertThat(database().active(session.sid())).isZero();
  }

  @Test
  void whatEndsOnOneServerHasEndedOnTheOtherWithinTwoSeconds() {
    String key = database().person("gus", EDITOR);
    Session loggedOut = Session.logIn(one(), key, "");
    assertThat(schemas(loggedOut, two())).isEqualTo(200);
    assertThat(loggedOut.logOut(one()).status()).isEqualTo(204);
    assertEndsWithinTwoSeconds(loggedOut, two(), System.nanoTime());

    Session everywhere = Session.logIn(two(), key, "");
    assertThat(schemas(everywhere, two())).isEqualTo(200);
    assertThat(new RestClient(one(), key).post("auth/logout-all", "").status()).isEqualTo(204);
    assertEndsWithinTwoSeconds(everywhere, two(), System.nanoTime());

    Session disabled = Session.logIn(two(), key, "");
    assertThat(schemas(disabled, two())).isEqualTo(200);
    long version =
        Long.parseLong(member(database().administrator().get("principals/gus"), "version"));
    database().administrator().patch("principals/gus", version, "{\"state\":\"disabled\"}");
    assertEndsWithinTwoSeconds(disabled, two(), System.nanoTime());
    assertThat(disabled.refresh(two())).satisfies(SessionsOnTwoServersIT::assertRefused);
  }

  @Test
  void bothPublishTheSameKeys() throws IOException {
    Session.logIn(one(), database().person("hal", EDITOR), "");
    Answer keys = one().get("/.well-known/jwks.json");
    assertThat(keys.header("cache-control")).contains("public, max-age=300");
    assertThat(two().get("/.well-known/jwks.json").text()).isEqualTo(keys.text());
  }

  /** All of them are under way before the first one can be committed. */
  private List<Answer> inParallel(int number, Session session) throws Exception {
    List<Future<Answer>> asked = new ArrayList<>();
    try (Connection holder = database().managed().database().connect();
        Statement statement = holder.createStatement();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.setAutoCommit(false);
      statement.execute("select from tenant where tenant_id = 0 for update");
      for (int i = 0; i < number; i++) {
        HttpWire server = i % 2 == 0 ? one() : two();
        asked.add(threads.submit(() -> session.refresh(server)));
      }
      AdministeredServer.await(() -> waiting(statement) >= 2);
      holder.rollback();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : asked) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  /** How many commits wait. */
  private static long waiting(Statement statement) {
    try (ResultSet count =
        statement.executeQuery(
            "select count(*) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0")) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> successors(List<Answer> answers) {
    return answers.stream().map(answer -> member(answer, "refresh_token")).distinct().toList();
  }

  /** As if the token had been used that much earlier. */
  private void later(Session session, int seconds) throws SQLException {
    database()
        .sql(
            "update refresh_token set used_at = used_at - %d where sid = '%s'"
                .formatted(seconds * 1000, session.sid()));
  }

  /** No call that begins two seconds after the end is let in. */
  private void assertEndsWithinTwoSeconds(Session session, HttpWire server, long endedAt) {
    while (true) {
      Duration since = Duration.ofNanos(System.nanoTime() - endedAt);
      int status = schemas(session, server);
      if (status == 401) {
        return;
      }
      assertThat(status).isEqualTo(200);
      assertThat(since).isLessThan(LONGEST);
    }
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(member(answer, "error")).isEqualTo("invalid_refresh_token");
    assertThat(member(answer, "detail")).isEqualTo("the refresh token is not good");
  }

  private static int schemas(Session session, HttpWire server) {
    return session
        .client(server)
        .tool("schemas_list", "{\"tenant_id\":1,\"namespace_id\":1}")
        .status();
  }

  private HttpWire one() {
    return servers().one();
  }

  private HttpWire two() {
    return servers().two();
  }

  private SessionsServer database() {
    return servers().first();
  }

  private TwoSessionsServers servers() {
    return Objects.requireNonNull(servers);
  }
}
