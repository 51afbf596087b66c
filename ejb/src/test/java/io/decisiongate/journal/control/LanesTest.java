package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Receipt;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

class LanesTest {
  private static final int WORKERS = 8;

  @RepeatedTest(200)
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void everyWorkerEnds() {
    List<Thread> workers = new ArrayList<>();
    Lanes lanes =
        new Lanes(
            new JournalStore(unused()),
            changes -> {},
            work -> {
              Thread worker = Thread.ofVirtual().unstarted(work);
              workers.add(worker);
              return worker;
            },
            WORKERS,
            batch -> {});
    lanes.close();
    assertThat(workers).hasSize(WORKERS).noneMatch(Thread::isAlive);
  }

  @RepeatedTest(200)
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void noChangeIsLeftWithoutAnAnswerWhenTheLanesClose() {
    Lanes lanes =
        new Lanes(
            new JournalStore(unused()),
            changes -> {},
            work -> Thread.ofVirtual().unstarted(work),
            WORKERS,
            batch -> {});
    List<CompletableFuture<Receipt>> answers = Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers =
        IntStream.range(0, WORKERS)
            .mapToObj(
                tenant ->
                    Thread.startVirtualThread(
                        () -> {
                          CompletableFuture<Receipt> answer;
                          do {
                            answer = lanes.submit(change(tenant));
                            answers.add(answer);
                          } while (!isStopping(answer));
                        }))
            .toList();
    lanes.close();
    callers.forEach(LanesTest::join);
    assertThat(answers).isNotEmpty();
    assertThat(answers.stream().filter(answer -> !answer.isDone()).count()).isZero();
  }

  private static boolean isStopping(CompletableFuture<Receipt> answer) {
    return answer.isCompletedExceptionally() && answer.exceptionNow() instanceof StorageUnavailable;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Change change(long tenant) {
    return Change.builder()
        .audit(new Change.AuditEntry("mcp_request", 1, "{}"))
        .buildAuditOnly(tenant);
  }

  private static DataSource unused() {
    return (DataSource)
        Proxy.newProxyInstance(
            LanesTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("there is no database in this test");
            });
  }
}
