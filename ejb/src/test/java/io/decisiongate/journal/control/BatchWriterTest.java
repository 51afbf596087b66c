package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.boundary.Change;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
  private final AtomicInteger open = new AtomicInteger();

  @Test
  void aDeadConnectionThatCannotEvenBeAbortedIsGivenBack() {
    PendingChange change =
        new PendingChange(
            Change.builder()
                .audit(new Change.AuditEntry("mcp_request", 1, "{}"))
                .buildAuditOnly(1));
    new BatchWriter(new JournalStore(source())).write(new Lane(1), List.of(change));
    assertThat(change.done().exceptionNow()).isInstanceOf(StorageUnavailable.class);
    assertThat(open).hasValue(0);
  }

  private DataSource source() {
    return proxy(
        DataSource.class,
        method -> {
          open.incrementAndGet();
          return deadConnection();
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
