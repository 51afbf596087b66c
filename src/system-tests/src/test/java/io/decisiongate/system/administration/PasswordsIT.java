package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.AdministeredServer.await;
import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * Passwords of persons and their lock (sessions-rbac.md section 3), on two servers that share one
 * database. Each test calls from addresses of its own, because attempts of an address are counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsIT {
  private static final String EDITOR = "{\"role\":\"editor\",\"tenant_id\":1}";
  private static final String RIGHT = "correct horse battery";
  private static final String WRONG = "incorrect horse battery";
  private static final int MOST_FAILURES = 5;
  private static final int MOST_OF_ADDRESS = 20;
  private static final long LOCK_S = 900;

  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(30);

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
  void aPersonLogsInRefreshesAndSeesItsSession() {
    person("ann");
    Session session = Session.of(logIn(one(), "203.0.113.1", "ann", RIGHT));
    assertThat(session.claim("amr").toString()).contains("pwd");
    assertThat(session.schemas(two(), "1")).isEqualTo(200);

    Session next = Session.of(session.refresh(two()));
    assertThat(next.claim("amr").toString()).contains("pwd");
    Answer sessions = next.client(one()).get("auth/sessions");
    assertThat(sessions.text()).contains(next.sid()).doesNotContain("key_id");
    assertThat(member(server().administrator().get("keys?principal_id=ann"), "items"))
        .as("the key of a password is in no list")
        .doesNotContain("\"password\"");
  }

  @Test
  void whatIsNotGoodLooksAlike() throws SQLException {
    person("bob");
    person("bea");
    setState("bea", "disabled");
    server().person("ben", EDITOR);

    Answer wrong = logIn(one(), "203.0.113.2", "bob", WRONG);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(member(wrong, "error")).isEqualTo("invalid_credentials");
    for (Answer other :
        List.of(
            logIn(one(), "203.0.113.2", "nobody", RIGHT),
            logIn(one(), "203.0.113.2", "bea", RIGHT),
            logIn(one(), "203.0.113.2", "ben", RIGHT),
            logIn(one(), "203.0.113.2", "bob", ""),
            logIn(one(), "203.0.113.2", "bob", "x".repeat(600)))) {
      assertThat(other.status()).isEqualTo(401);
      assertThat(other.text()).isEqualTo(wrong.text());
      assertThat(other.headers().keySet()).isEqualTo(wrong.headers().keySet());
    }
    assertThat(server().audited(RIGHT, "")).isZero();
    assertThat(server().audited(WRONG, "")).isZero();
  }

  @Test
  void fiveWrongOnesLockOnAllServersAndTheRightOneForgetsThem() throws SQLException {
    String key = person("carl");
    for (int i = 1; i < MOST_FAILURES; i++) {
      assertThat(logIn(one(), "203.0.113.3", "carl", WRONG).status()).isEqualTo(401);
    }
    assertThat(logIn(two(), "203.0.113.3", "carl", RIGHT, 4711).status())
        .as("right, and in a tenant where it has no role")
        .isEqualTo(401);
    assertThat(
            server().number("select failures from principal_password where principal_id = 'carl'"))
        .isZero();
    for (int i = 0; i < MOST_FAILURES; i++) {
      assertThat(logIn(i % 2 == 0 ? one() : two(), "203.0.113.4", "carl", WRONG).status())
          .isEqualTo(401);
    }
    for (HttpWire each : List.of(one(), two())) {
      Answer locked = logIn(each, "203.0.113.5", "carl", RIGHT);
      assertThat(locked.status()).isEqualTo(429);
      assertThat(member(locked, "error")).isEqualTo("too_many_attempts");
      assertThat(Long.parseLong(member(locked, "retry_after_seconds")))
          .isBetween(LOCK_S - 60, LOCK_S);
      assertThat(locked.header("retry-after")).contains(member(locked, "retry_after_seconds"));
    }
    assertThat(Session.tryToLogIn(one(), key, "").status()).as("by key").isEqualTo(200);
    assertThat(server().audited("login", "wrong password of carl"))
        .isEqualTo(2 * MOST_FAILURES - 1);
    assertThat(server().audited("login", "password that is locked")).isPositive();

    server().sql("update principal_password set locked_until = 1 where principal_id = 'carl'");
    assertThat(logIn(one(), "203.0.113.5", "carl", WRONG).status()).isEqualTo(401);
    assertThat(logIn(one(), "203.0.113.5", "carl", RIGHT).status()).isEqualTo(200);
  }

  @Test
  void guessesSideBySideAreNotMoreThanOneAfterTheOther() throws Exception {
    person("dora");
    List<Future<Answer>> guesses = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2 * MOST_FAILURES; i++) {
        HttpWire server = i % 2 == 0 ? one() : two();
        guesses.add(callers.submit(() -> logIn(server, "203.0.113.6", "dora", WRONG)));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> guess : guesses) {
      statuses.add(guess.get().status());
    }
    assertThat(statuses.stream().filter(status -> status == 401)).hasSize(MOST_FAILURES);
    assertThat(statuses.stream().filter(status -> status == 429)).hasSize(MOST_FAILURES);
  }

  @Test
  void anAddressThatTriesManyNamesHasToWait() {
    person("emil");
    for (int i = 0; i < MOST_OF_ADDRESS; i++) {
      assertThat(logIn(one(), "203.0.113.7", "somebody-" + i, WRONG).status()).isEqualTo(401);
    }
    Answer right = logIn(one(), "203.0.113.7", "emil", RIGHT);
    assertThat(right.status()).isEqualTo(429);
    assertThat(member(right, "error")).isEqualTo("rate_limited");
    assertThat(logIn(one(), "203.0.113.8", "emil", RIGHT).status()).isEqualTo(200);
  }

  @Test
  void anotherPasswordEndsAllSessionsOfThePerson() throws SQLException {
    String key = person("fred");
    Session before = Session.of(logIn(one(), "203.0.113.9", "fred", RIGHT));
    RestClient self = new RestClient(one(), key);

    assertThat(
            self.put("principals/fred/password", version("fred"), body("another password"))
                .status())
        .as("without the one before")
        .isEqualTo(403);
    assertThat(change(self, "fred", "another password", WRONG).status()).isEqualTo(403);
    assertThat(change(self, "fred", "another password", RIGHT).status()).isEqualTo(200);

    await(() -> before.schemas(two(), "1") == 401);
    assertThat(before.refresh(one()).status()).isEqualTo(401);
    assertThat(logIn(one(), "203.0.113.9", "fred", RIGHT).status()).isEqualTo(401);
    Session after = Session.of(logIn(one(), "203.0.113.9", "fred", "another password"));
    assertThat(server().audited("password_changed", "principal:fred")).isEqualTo(2);

    assertThat(setPassword("fred", Optional.empty()).status()).isEqualTo(200);
    await(() -> after.schemas(one(), "1") == 401);
    assertThat(logIn(one(), "203.0.113.9", "fred", "another password").status()).isEqualTo(401);
    assertThat(server().audited("password_removed", "principal:fred")).isEqualTo(1);
  }

  @Test
  void aFirstPasswordEndsSessionsToo() {
    Session before = Session.logIn(one(), server().person("lena", EDITOR), "");
    assertThat(before.schemas(one(), "1")).isEqualTo(200);
    assertThat(member(server().administrator().get("principals/lena"), "has_password"))
        .isEqualTo("false");

    assertThat(member(setPassword("lena", Optional.of(RIGHT)), "has_password")).isEqualTo("true");

    await(() -> before.schemas(one(), "1") == 401);
    assertThat(member(server().administrator().get("principals/lena"), "has_password"))
        .isEqualTo("true");
  }

  /** An admin manages persons, and neither owners nor operators. */
  @Test
  void whoMayNotManageAPersonGivesItNoPassword() throws SQLException {
    RestClient editor = new RestClient(one(), person("gus"));
    RestClient admin = new RestClient(one(), server().person("gwen", "{\"role\":\"admin\"}"));
    person("hans");
    server().person("otto", "{\"role\":\"owner\"}");
    server().person("olga", EDITOR);
    server().sql("update principal set operator = true where principal_id = 'olga'");

    assertThat(give(editor, "hans").status()).isEqualTo(403);
    assertThat(give(admin, "otto").status()).isEqualTo(403);
    assertThat(give(admin, "olga").status()).isEqualTo(403);
    assertThat(change(admin, "hans", "another password", RIGHT).status()).isEqualTo(400);
    assertThat(logIn(one(), "203.0.113.10", "hans", RIGHT).status()).isEqualTo(200);
    assertThat(give(admin, "hans").status()).isEqualTo(200);
    assertThat(logIn(one(), "203.0.113.10", "hans", "another password").status()).isEqualTo(200);
  }

  private Answer give(RestClient caller, String id) {
    return caller.put("principals/" + id + "/password", version(id), body("another password"));
  }

  @Test
  void aPasswordIsLongEnoughAndAPersons() {
    server().principal("robot", "service", EDITOR);
    person("ines");

    Answer tooShort = setPassword("ines", Optional.of("fourteen chars"));
    assertThat(tooShort.status()).isEqualTo(400);
    assertThat(member(tooShort, "detail")).contains("15 to 256 characters");
    assertThat(setPassword("ines", Optional.of("x".repeat(257))).status()).isEqualTo(400);
    assertThat(setPassword("robot", Optional.of(RIGHT)).status()).isEqualTo(409);
    assertThat(
            server()
                .administrator()
                .put("principals/ines/password", version("ines"), "{}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void theCommandLineGivesAndTakesPasswords() throws IOException, InterruptedException {
    String key = server().person("jane", EDITOR);
    Path file = Files.writeString(directory.resolve("password"), RIGHT + "\n");
    Path next = Files.writeString(directory.resolve("next"), "another password\n");

    AdminProcess.done(server().administrator(), "password", "jane", "--file", file.toString());
    assertThat(logIn(one(), "203.0.113.11", "jane", RIGHT).status()).isEqualTo(200);
    RestClient self = new RestClient(one(), key);
    AdminProcess.done(
        self, "password", "jane", "--file", next.toString(), "--current-file", file.toString());
    assertThat(logIn(one(), "203.0.113.11", "jane", "another password").status()).isEqualTo(200);
    AdminProcess.done(server().administrator(), "password", "jane", "--remove");
    assertThat(logIn(one(), "203.0.113.11", "jane", "another password").status()).isEqualTo(401);
    assertThat(AdminProcess.run(self, "password", "jane").status()).isEqualTo(2);
  }

  @Test
  void withPasswordsOffNobodyUsesOne() throws IOException {
    person("karl");
    Session session = Session.of(logIn(two(), "203.0.113.12", "karl", RIGHT));
    String on = SessionsServer.configuration(two().port());
    try {
      configureSecond(on.replace("passwords = true", ""));
      awaitOfSecond("passwords are off");

      Answer refused = logIn(two(), "203.0.113.12", "karl", RIGHT);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(member(refused, "detail")).contains("set identity.sessions.passwords");
      assertThat(session.refresh(two()).status()).isEqualTo(401);
    } finally {
      configureSecond(on);
      awaitOfSecond("15 to 256 characters");
    }
    assertThat(session.refresh(two()).status()).as("nothing was used up").isEqualTo(200);
    assertThat(logIn(two(), "203.0.113.12", "karl", RIGHT).status()).isEqualTo(200);
  }

  /** As an editor does that leaves no half-written file. */
  private static void configureSecond(String configuration) throws IOException {
    Path file = TwoSessionsServers.configurationOfSecond(directory);
    Path next = Files.writeString(file.resolveSibling("next.toml"), configuration);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void awaitOfSecond(String detail) {
    RestClient asker = new RestClient(two(), server().managed().administratorKey());
    long start = System.nanoTime();
    while (!asker
        .put("principals/karl/password", version("karl"), body("too short"))
        .text()
        .contains(detail)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_CHANGE);
      Thread.onSpinWait();
    }
  }

  private String person(String id) {
    String key = server().person(id, EDITOR);
    assertThat(setPassword(id, Optional.of(RIGHT)).status()).isEqualTo(200);
    return key;
  }

  private Answer setPassword(String id, Optional<String> password) {
    return server()
        .administrator()
        .put(
            "principals/" + id + "/password",
            version(id),
            password.map(PasswordsIT::body).orElse("{\"password\":null}"));
  }

  private Answer change(RestClient caller, String id, String password, String current) {
    Json body = Json.object().put("password", password).put("current_password", current).build();
    return caller.put("principals/" + id + "/password", version(id), JsonWriter.write(body));
  }

  private void setState(String id, String state) {
    assertThat(
            server()
                .administrator()
                .patch("principals/" + id, version(id), "{\"state\":\"" + state + "\"}")
                .status())
        .isEqualTo(200);
  }

  private long version(String id) {
    return Long.parseLong(member(server().administrator().get("principals/" + id), "version"));
  }

  private static String body(String password) {
    return JsonWriter.write(Json.object().put("password", password).build());
  }

  private static Answer logIn(HttpWire server, String address, String person, String password) {
    Json body = Json.object().put("user_id", person).put("password", password).build();
    return new RestClient(server, "").from(address).post("auth/login", JsonWriter.write(body));
  }

  private static Answer logIn(
      HttpWire server, String address, String person, String password, long tenant) {
    Json body =
        Json.object()
            .put("user_id", person)
            .put("password", password)
            .put("tenant_id", tenant)
            .build();
    return new RestClient(server, "").from(address).post("auth/login", JsonWriter.write(body));
  }

  private HttpWire one() {
    return servers().one();
  }

  private HttpWire two() {
    return servers().two();
  }

  private SessionsServer server() {
    return servers().first();
  }

  private TwoSessionsServers servers() {
    return Objects.requireNonNull(servers);
  }
}
