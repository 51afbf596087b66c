package io.decisiongate.storage.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.StorageUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreshLookupsTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private volatile boolean away;

  private final FreshLookups<String, String> lookups =
      new FreshLookups<>(
          key -> {
            asked.incrementAndGet();
            if (away) {
              throw new StorageUnavailable(new IllegalStateException("away"));
            }
            return key + asked.get();
          },
          now::get);

  @Test
  void anAnswerCountsForTwoSeconds() {
    assertThat(lookups.get("a")).isEqualTo("a1");
    pass(Duration.ofMillis(1_999));
    assertThat(lookups.get("a")).isEqualTo("a1");
    pass(Duration.ofMillis(2));
    assertThat(lookups.get("a")).isEqualTo("a2");
  }

  @Test
  void whatIsAskedByOneIsNotAnotherOnes() {
    assertThat(lookups.get("a")).isEqualTo("a1");
    assertThat(lookups.get("b")).isEqualTo("b2");
  }

  @Test
  void aFailureCountsForASecond() {
    away = true;
    assertFails();
    pass(Duration.ofMillis(999));
    assertFails();
    assertThat(asked).hasValue(1);
    away = false;
    pass(Duration.ofMillis(2));
    assertThat(lookups.get("a")).isEqualTo("a2");
  }

  @Test
  void whoeverWaitsLearnsOfAFailureTogether() throws Exception {
    away = true;
    CountDownLatch all = new CountDownLatch(8);
    Callable<Boolean> caller =
        () -> {
          all.countDown();
          all.await();
          assertFails();
          return true;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> callers = Stream.generate(() -> caller).limit(8).toList();
      for (var done : threads.invokeAll(callers)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(asked).hasValue(1);
  }

  private void assertFails() {
    assertThatThrownBy(() -> lookups.get("a")).isInstanceOf(StorageUnavailable.class);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
