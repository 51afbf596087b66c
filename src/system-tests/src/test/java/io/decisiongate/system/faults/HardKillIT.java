package io.decisiongate.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, and whenever: what was acknowledged is there whole, what was refused is not
 * there at all, the audit logs have neither gap nor fork, and the ledger equals the counters.
 *
 * <p>{@code -Ddg.faults.seed=N} repeats the random numbers of an earlier run.
 */
class HardKillIT {
  private static final int SERVER_KILLS = 20;
  private static final int DATABASE_KILLS = 5;
  private static final int BACKEND_KILLS = 2;
  private static final int KILLS_OF_ONE_OF_TWO = 4;
  private static final int CLIENTS = 16;
  private static final int FEWEST_CALLS = 20;
  private static final int MOST_CALLS = 200;
  private static final int CALLS_OF_TWO = 400;
  private static final int CALLS_AFTERWARDS = 50;
  private static final long LONGEST_DELAY = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long SEED = Long.getLong("dg.faults.seed", System.nanoTime());

  @TempDir private static Path directory;

  private static KilledDatabase database;
  private static Node node;
  private static CallBook book;
  private static Load load;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    System.out.println("HardKillIT: -Ddg.faults.seed=" + SEED);
    database = KilledDatabase.start(directory.resolve("db"));
    node = Node.start(directory.resolve("one"), database.asSuperuser());
    book = new CallBook();
    Calls calls = new Calls();
    load = new Load(book, calls, SEED);
    ToolClient tools = new ToolClient(node.http());
    tools.result("scenario_define", RunRef.scenarioOf(Calls.TENANTS.getFirst()).define());
    for (LoadCall call : calls.preparation()) {
      assertThat(book.attempt(node.http(), call)).isInstanceOf(Outcome.Acknowledged.class);
    }
  }

  @AfterAll
  static void stop() {
    try {
      node.close();
    } finally {
      database.close();
    }
  }

  @BeforeEach
  void awaitReady() throws IOException, InterruptedException {
    node.ensureReady();
  }

  @Test
  void whatAKilledServerAnsweredIsThereAndTheRestIsWholeOrAbsent() throws Exception {
    for (int kill = 1; kill <= SERVER_KILLS; kill++) {
      Load.Clients clients = load.start(node.http(), CLIENTS);
      awaitRandomMoment();
      node.kill();
      clients.join();
      node.restart();
      requireConsistent("after kill " + kill + " of the server");
      repeatOpenCalls(node);
    }
    requireConsistent("after the last repetition");
  }

  @Test
  void aServerOutlivesItsDatabase() throws Exception {
    for (int kill = 1; kill <= DATABASE_KILLS + BACKEND_KILLS; kill++) {
      Load.Clients clients = load.start(node.http(), CLIENTS);
      awaitRandomMoment();
      if (kill <= DATABASE_KILLS) {
        database.kill();
        database.restart();
      } else {
        database.killOneBackend();
      }
      book.awaitAcknowledged(CALLS_AFTERWARDS);
      clients.stop();
      requireConsistent("after kill " + kill + " of the database");
      repeatOpenCalls(node);
    }
    requireConsistent("after the last repetition");
  }

  @Test
  void twoServersOnTheSameRunsOutliveEachOther() throws Exception {
    try (Node other = Node.start(directory.resolve("two"), database.asSuperuser())) {
      for (int kill = 1; kill <= KILLS_OF_ONE_OF_TWO; kill++) {
        boolean first = kill % 2 == 1;
        Node victim = first ? node : other;
        Node survivor = first ? other : node;
        Load.Clients losers = load.start(victim.http(), CLIENTS);
        Load.Clients winners = load.start(survivor.http(), CLIENTS);
        book.awaitAcknowledged(CALLS_OF_TWO);
        awaitRandomMoment();
        victim.kill();
        losers.join();
        book.awaitAcknowledged(CALLS_AFTERWARDS);
        winners.stop();
        requireConsistent("after kill " + kill + " of one of two servers");
        repeatOpenCalls(survivor);
        victim.restart();
      }
      requireConsistent("after the last repetition");
    }
  }

  /** The other session never looks for deadlocks, so that the journal's is the one that ends. */
  @Test
  void aCallThatMeetsADeadlockIsCarriedOutAllTheSame() throws Exception {
    long tenant = Calls.TENANTS.getFirst();
    LoadCall call = new StatusCall("deadlock", Endpoint.RPC, new RunRef(tenant, "shared-1"));
    try (Connection other = database.asSuperuser().connect();
        Statement statement = other.createStatement();
        ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      statement.execute("set local deadlock_timeout = '10min'");
      statement.execute("select from usage_counter where tenant_id = " + tenant + " for update");
      Future<Outcome> outcome = caller.submit(() -> book.attempt(node.http(), call));
      awaitBlockedBy(statement);
      statement.execute("select from tenant where tenant_id = " + tenant + " for update");
      other.rollback();
      assertThat(outcome.get()).isInstanceOf(Outcome.Acknowledged.class);
    }
    requireConsistent("after a deadlock");
  }

  private static void awaitBlockedBy(Statement session) throws SQLException {
    String blocked =
        "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))";
    while (true) {
      try (ResultSet count = session.executeQuery(blocked)) {
        count.next();
        if (count.getLong(1) > 0) {
          return;
        }
      }
      LockSupport.parkNanos(LONGEST_DELAY);
    }
  }

  private void awaitRandomMoment() throws InterruptedException {
    book.awaitAcknowledged(random.nextInt(FEWEST_CALLS, MOST_CALLS));
    LockSupport.parkNanos(random.nextLong(LONGEST_DELAY));
  }

  /** Repeats with the same ids what its callers do not know to be done; all of it succeeds. */
  private static void repeatOpenCalls(Node server) {
    for (LoadCall call : book.open()) {
      Outcome outcome = book.attempt(server.http(), call);
      boolean done =
          outcome instanceof Outcome.Acknowledged
              || (outcome instanceof Outcome.Refused refusal && call.provesEarlierSuccess(refusal));
      if (!done) {
        throw server.failure(call + " was repeated, and again: " + outcome);
      }
    }
  }

  private static void requireConsistent(String when) throws SQLException {
    List<String> violations =
        Consistency.violations(book, StoredFacts.read(database.asSuperuser()));
    System.out.println("HardKillIT " + when + ": " + book.summary());
    assertThat(violations).as(when + ", seed " + SEED).isEmpty();
  }
}
