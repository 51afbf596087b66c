package io.decisiongate.runs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.json.Json;
import io.decisiongate.runs.entity.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunQueuesTest {
  private static final int CALLS = 200;

  private final RunQueues queues = new RunQueues();

  @Test
  void onlyOneCallOfARunIsInsideAtATime() throws Exception {
    Run.Key run = new Run.Key(1, 1, "r");
    AtomicInteger inside = new AtomicInteger();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        calls.add(
            threads.submit(
                () -> {
                  Runnable leave = queues.enter(run);
                  seen.add(inside.incrementAndGet());
                  inside.decrementAndGet();
                  leave.run();
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }

    assertThat(seen).hasSize(CALLS).containsOnly(1);
    assertThat(queues.statistics().toJson().member("lock_acquisitions")).contains(Json.of(CALLS));
    assertThat(queues.statistics().toJson().member("active_holders")).contains(Json.of(0));
    assertThat(queues.statistics().toJson().member("pending_waiters")).contains(Json.of(0));
  }

  @Test
  void aTurnThatDoesNotComeIsGivenUp() throws Exception {
    Run.Key run = new Run.Key(1, 1, "r");
    RunQueues impatient = new RunQueues(Duration.ofMillis(1));
    Runnable first = impatient.enter(run);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Runnable> second = threads.submit(() -> impatient.enter(run));
      assertThatThrownBy(second::get)
          .cause()
          .isInstanceOf(RunBusy.class)
          .hasMessageContaining("nothing was changed");
    }
    first.run();

    impatient.enter(run).run();
    assertThat(impatient.statistics().toJson().member("pending_waiters")).contains(Json.of(0));
  }

  @Test
  void differentRunsDoNotWaitForEachOther() {
    Runnable first = queues.enter(new Run.Key(1, 1, "a"));
    Runnable second = queues.enter(new Run.Key(1, 1, "b"));
    second.run();
    first.run();

    assertThat(queues.statistics().toJson().member("lock_acquisitions")).contains(Json.of(2));
  }
}
