package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.error.OutcomeUnknown;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.StaleChange;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
  private final AtomicInteger open = new AtomicInteger();

  @Test
  void aDeadConnectionThatCannotEvenBeAbortedIsGivenBack() {
    PendingChange change = change();
    new BatchWriter(new JournalStore(source(connection -> deadConnection())), changes -> {})
        .write(new Lane(1), List.of(change));
    assertThat(change.done().exceptionNow()).isInstanceOf(StorageUnavailable.class);
    assertThat(open).hasValue(0);
  }

  @Test
  void aServerThatDiesOfTheCommitLeavesTheOutcomeOpenWhateverStateItNames() {
    assertThat(problemOf("58030", false)).isInstanceOf(OutcomeUnknown.class);
    assertThat(problemOf("53100", false)).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void aSessionThatGoesOnAfterAnErrorHasChangedNothing() {
    assertThat(problemOf("53100", true)).isInstanceOf(StorageUnavailable.class);
  }

  /** Otherwise each call right after a break would have an open outcome, not only the first. */
  @Test
  void afterAConnectionWasLostTheNextOneIsAskedBeforeItIsUsed() {
    AtomicInteger connections = new AtomicInteger();
    DataSource source =
        source(
            ignored ->
                switch (connections.incrementAndGet()) {
                  case 1 -> failingConnection("08006", false);
                  case 3 -> deadConnection();
                  default -> throw new SQLException("the database is away", "08001");
                });
    BatchWriter writer = new BatchWriter(new JournalStore(source), changes -> {});

    assertThat(problemOf(writer)).isInstanceOf(OutcomeUnknown.class);
    assertThat(problemOf(writer)).isInstanceOf(StorageUnavailable.class);
    assertThat(open).hasValue(0);
  }

  @Test
  void aStepComputedFromOneThatFailedIsNotWritten() {
    PendingChange change =
        new PendingChange(
            Change.builder()
                .runUpdate(
                    new Change.RunUpdate(
                        1,
                        "run",
                        7,
                        CompletableFuture.failedFuture(new StaleChange("moved by another node")),
                        "active",
                        "stage",
                        "{}",
                        1))
                .audit(new Change.AuditEntry("mcp_request", 1, "{}"))
                .build(1, false));

    new BatchWriter(new JournalStore(source(connection -> deadConnection())), changes -> {})
        .write(new Lane(1), List.of(change));

    assertThat(change.done().exceptionNow()).isInstanceOf(StaleChange.class);
  }

  /** The first connection fails like this; there is no second one. */
  private Throwable problemOf(String state, boolean survives) {
    AtomicInteger connections = new AtomicInteger();
    DataSource source =
        source(
            ignored -> {
              if (connections.incrementAndGet() > 1) {
                throw new SQLException("the database is away", "08001");
              }
              return failingConnection(state, survives);
            });
    Throwable problem = problemOf(new BatchWriter(new JournalStore(source), changes -> {}));
    assertThat(open).hasValue(0);
    return problem;
  }

  private static Throwable problemOf(BatchWriter writer) {
    PendingChange change = change();
    Lane lane = new Lane(1);
    lane.head = new Head(1, 0, new byte[0], 0);
    writer.write(lane, List.of(change));
    return change.done().exceptionNow();
  }

  private Connection failingConnection(String state, boolean survives) {
    AtomicBoolean failed = new AtomicBoolean();
    return proxy(
        Connection.class,
        method ->
            switch (method) {
              case "isValid" -> survives || !failed.get();
              case "close" -> open.decrementAndGet();
              case "prepareStatement" -> {
                failed.set(true);
                throw new SQLException("could not write the log", state);
              }
              default -> true;
            });
  }

  private static PendingChange change() {
    return new PendingChange(
        Change.builder().audit(new Change.AuditEntry("mcp_request", 1, "{}")).buildAuditOnly(1));
  }

  private DataSource source(Behaviour connections) {
    return proxy(
        DataSource.class,
        method -> {
          Object connection = connections.call(method);
          open.incrementAndGet();
          return connection;
        });
  }

  private Connection deadConnection() {
    return proxy(
        Connection.class,
        method ->
            switch (method) {
              case "isValid" -> false;
              case "close" -> open.decrementAndGet();
              default -> throw new SQLException("the connection is gone", "08003");
            });
  }

  /** What a method of this name gives. */
  private interface Behaviour {
    Object call(String method) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            BatchWriterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = behaviour.call(method.getName());
              return method.getReturnType() == void.class ? null : result;
            }));
  }
}
