package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
            work -> {
              Thread worker = Thread.ofVirtual().unstarted(work);
              workers.add(worker);
              return worker;
            },
            WORKERS);
    lanes.close();
    assertThat(workers).hasSize(WORKERS).noneMatch(Thread::isAlive);
  }

  private static DataSource unused() {
    return (DataSource)
        Proxy.newProxyInstance(
            LanesTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no change was given");
            });
  }
}
