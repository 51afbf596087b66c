package io.decisiongate.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No record, no answer: without its database the server refuses, and recovers by itself. */
@ExtendWith(SharedServer.Access.class)
class DatabaseAwayIT {
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
  private static final long PROBE_INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String NOTHING_CHANGED = "storage unavailable, nothing was changed";
  private static final String OUTCOME_UNKNOWN =
      "storage unavailable, the outcome is unknown; repeat the call with the same ids";

  @Test
  void refusesWhileTheDatabaseIsAwayAndRecovers(SharedServer server)
      throws IOException, SQLException {
    TimeScenario scenario = new TimeScenario("database-away", 2, 12);
    ToolClient tools = new ToolClient(server.http());
    scenario.defineAndStart(tools, "run-1");
    StoredState before = StoredState.read(server.asSuperuser());

    server.databaseLine().cut();
    Answer atTheBreak;
    Answer refused;
    Answer started;
    boolean red;
    boolean recovered;
    try {
      atTheBreak = tools.call("scenario_trigger", scenario.trigger("run-1", "t-1", 2));
      refused = tools.call("scenario_trigger", scenario.trigger("run-1", "t-1", 2));
      started = tools.call("scenario_start", scenario.start("run-2"));
      red = await(server, false);
    } finally {
      server.databaseLine().join();
      recovered = await(server, true);
    }

    // Right after a commit the break may meet the call's own: then nobody can know its outcome.
    assertUnavailable(atTheBreak, NOTHING_CHANGED, OUTCOME_UNKNOWN);
    assertUnavailable(refused, NOTHING_CHANGED);
    assertUnavailable(started, NOTHING_CHANGED);
    assertThat(red).as("readyz answers 503 while the database is away").isTrue();
    assertThat(server.http().get("/healthz").status()).isEqualTo(200);
    assertThat(recovered).as("readyz answers 200 again").isTrue();
    assertThat(StoredState.read(server.asSuperuser())).isEqualTo(before);

    Json.Obj decided = tools.result("scenario_trigger", scenario.trigger("run-1", "t-1", 2));
    assertThat(decided.member("status")).contains(Json.of("completed"));
  }

  /** Suite operations of the core's acceptance list. */
  @Test
  void http_readiness_fails_when_store_unavailable(SharedServer server) throws IOException {
    Answer ready = server.http().get("/readyz");
    Answer away;
    server.databaseLine().cut();
    try {
      assertThat(await(server, false)).as("readyz answers 503").isTrue();
      away = server.http().get("/readyz");
    } finally {
      server.databaseLine().join();
      assertThat(await(server, true)).as("readyz answers 200 again").isTrue();
    }

    assertThat(ready.text()).isEqualTo("{\"status\":\"ready\"}");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.text()).isEqualTo("{\"status\":\"not_ready\"}");
  }

  private static void assertUnavailable(Answer answer, String... messages) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
    Json.Obj error = (Json.Obj) ((Json.Obj) answer.json()).member("error").orElseThrow();
    assertThat(error.member("code")).contains(Json.of(-32050));
    assertThat(error.member("message").orElseThrow())
        .isIn(Stream.of(messages).map(Json::of).toArray());
    Json.Obj data = (Json.Obj) error.member("data").orElseThrow();
    assertThat(data.member("kind")).contains(Json.of("internal"));
    assertThat(data.member("retryable")).contains(Json.of(true));
  }

  /** Waits until the server is ready, or is not; false when that takes too long. */
  private static boolean await(SharedServer server, boolean ready) {
    long deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (System.nanoTime() < deadline) {
      if (server.server().isReady() == ready) {
        return true;
      }
      LockSupport.parkNanos(PROBE_INTERVAL);
    }
    return false;
  }
}
