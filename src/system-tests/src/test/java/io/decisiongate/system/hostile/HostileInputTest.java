package io.decisiongate.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every server under hostile input: each answer sound and in time, slow senders
 * ended, and afterwards nothing left of it all, in memory or in logs. The seed is part of every
 * failure; {@code -Ddg.hostile.seed} repeats it, {@code -Ddg.hostile.attacks} makes it shorter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileInputTest {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

  /** Caches that a flood fills a little more, classes that it loads, a journal's last batches. */
  private static final long MORE_BYTES = 40L << 20;

  private static final int MORE_THREADS = 10;
  private static final int MORE_FILES = 20;

  private static final String TENANT_LOGS =
      "select count(*) from audit_record where payload like '%%%s%%'";

  private final long seed = Long.getLong("dg.hostile.seed", System.nanoTime());
  private Caller caller = new Caller("", "", List.of());

  @TempDir private static Path base;
  private @Nullable HostileServer server;
  private @Nullable Siege siege;
  private int count;

  /** Starts the server in an empty directory. */
  abstract HostileServer start(Path directory)
      throws IOException, InterruptedException, SQLException;

  /** Who attacks; made once. */
  abstract Caller caller();

  /** Calls tools as one who may. */
  abstract ToolClient honest(ServerUnderTest server);

  abstract int attacks();

  @BeforeAll
  void besiege() throws IOException, InterruptedException, SQLException {
    caller = caller();
    Corpus corpus = Corpus.load(base);
    HostileServer started = start(base.toRealPath());
    server = started;
    count = Integer.getInteger("dg.hostile.attacks", attacks());
    Siege laid =
        Siege.lay(
            started, seed, count, () -> new Mix(corpus, caller), name -> decide(started, name));
    siege = laid;
    System.out.println(laid);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyAnswerIsSoundAndInTime() {
    assertThat(siege().findings().attacks()).isGreaterThanOrEqualTo(count);
    assertThat(siege().findings().problems()).as(siege().findings() + seed()).isEmpty();
  }

  @Test
  void honestCallsAreAnsweredBetweenAndAfterwards() {
    assertThat(siege().dishonoured()).as("failed after%s", seed()).isEmpty();
    assertThat(server().server().isReady()).isTrue();
  }

  @Test
  void noRequestIsOpenLongerThanTenSeconds() {
    assertThat(siege().heldOpen())
        .as("held open")
        .allSatisfy((name, time) -> assertThat(time).as(name).isLessThan(LONGEST_REQUEST));
  }

  @Test
  void memoryThreadsAndFilesAreAsBefore() throws IOException, InterruptedException {
    ServerLoad before = siege().before();
    ServerLoad after = siege().after();
    String change = "before: " + before + ", after: " + after + seed();
    assertThat(after.liveBytes() - before.liveBytes())
        .as(() -> change + largestClasses())
        .isLessThan(MORE_BYTES);
    assertThat(after.threads() - before.threads()).as(change).isLessThan(MORE_THREADS);
    assertThat(after.files() - before.files()).as(change).isLessThan(MORE_FILES);
  }

  @Test
  void noSecretIsInAnyLog() throws IOException {
    assertThat(server().logs().containing(List.of(caller.secret(), caller.value())))
        .as("secrets in logs%s", seed())
        .isEmpty();
  }

  @Test
  void noCredentialIsInAnAuditLog() throws IOException, SQLException {
    try (Connection connection = server().database().connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(TENANT_LOGS.formatted(caller.secret()))) {
      count.next();
      assertThat(count.getLong(1)).isZero();
    }
  }

  @Test
  void inputIsNoErrorOfTheServer() throws IOException {
    assertThat(server().logs().errors()).as("errors%s", seed()).isEmpty();
    assertThat(server().logs().incidents()).as("incidents%s", seed()).isEmpty();
  }

  private void decide(HostileServer started, String name) throws IOException {
    ToolClient tools = honest(started.server());
    TimeScenario scenario = new TimeScenario("honest-" + name, 1, 1);
    scenario.defineAndStart(tools, "honest-" + name);
    Json.Obj decided =
        tools.result("scenario_trigger", scenario.trigger("honest-" + name, "t-1", 2));
    assertThat(decided.member("status")).contains(Json.of("completed"));
  }

  private String largestClasses() {
    try {
      return "\n" + ServerLoad.largestClasses(server().data());
    } catch (IOException | InterruptedException e) {
      return "\nno histogram: " + e;
    }
  }

  private String seed() {
    return "; seed " + seed;
  }

  private HostileServer server() {
    return Objects.requireNonNull(server);
  }

  private Siege siege() {
    return Objects.requireNonNull(siege);
  }
}
