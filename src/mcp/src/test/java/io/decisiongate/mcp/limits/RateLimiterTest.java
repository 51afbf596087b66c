package io.decisiongate.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.decisiongate.mcp.limits.RateLimiter.Verdict;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final RateKey A = new RateKey("ip:a");
  private static final RateKey B = new RateKey("ip:b");
  private static final RateKey C = new RateKey("ip:c");
  private static final RateKey D = new RateKey("ip:d");

  private final AtomicLong clock = new AtomicLong(5_000);

  @Test
  void admitsSoManyRequestsInAWindow() {
    RateLimiter limiter = new RateLimiter(2, 100, 10, clock::get);

    assertThat(limiter.check(A)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(A)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(A)).isEqualTo(new Verdict.Limited(100));
    clock.addAndGet(40);
    assertThat(limiter.check(A)).isEqualTo(new Verdict.Limited(60));
    clock.addAndGet(59);
    assertThat(limiter.check(A)).isEqualTo(new Verdict.Limited(1));
  }

  @Test
  void aWindowEndsAfterItsLengthAndTheNextBeginsWithARequest() {
    RateLimiter limiter = new RateLimiter(1, 100, 10, clock::get);
    limiter.check(A);

    clock.addAndGet(100);
    assertThat(limiter.check(A)).isEqualTo(Verdict.ALLOWED);
    clock.addAndGet(99);
    assertThat(limiter.check(A)).isEqualTo(new Verdict.Limited(1));
    clock.addAndGet(250);
    assertThat(limiter.check(A)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(A)).isEqualTo(new Verdict.Limited(100));
  }

  @Test
  void eachCallerIsCountedAlone() {
    RateLimiter limiter = new RateLimiter(1, 100, 10, clock::get);

    assertThat(limiter.check(A)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(B)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(A)).isInstanceOf(Verdict.Limited.class);
  }

  @Test
  void aTableOverItsBoundRefusesKnownCallersToo() {
    RateLimiter limiter = new RateLimiter(5, 100, 2, clock::get);
    limiter.check(A);
    limiter.check(B);

    assertThat(limiter.check(C)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(D)).isEqualTo(Verdict.OVERLOADED);
    assertThat(limiter.check(A)).isEqualTo(Verdict.OVERLOADED);
  }

  @Test
  void callersNotSeenForTwoWindowsMakeRoom() {
    RateLimiter limiter = new RateLimiter(5, 100, 2, clock::get);
    limiter.check(A);
    clock.addAndGet(50);
    limiter.check(B);
    limiter.check(C);
    assertThat(limiter.check(D)).isEqualTo(Verdict.OVERLOADED);

    clock.addAndGet(149);
    assertThat(limiter.check(D)).isEqualTo(Verdict.OVERLOADED);
    clock.addAndGet(1);
    assertThat(limiter.check(D)).isEqualTo(Verdict.ALLOWED);
    assertThat(limiter.check(D)).isEqualTo(Verdict.OVERLOADED);
  }

  @Test
  void aRefusedRequestStillShowsThatItsCallerIsThere() {
    RateLimiter limiter = new RateLimiter(1, 100, 1, clock::get);
    limiter.check(A);
    clock.addAndGet(99);
    limiter.check(A);
    limiter.check(B);

    clock.addAndGet(199);
    assertThat(limiter.check(B)).isEqualTo(Verdict.OVERLOADED);
  }

  @Test
  void manyThreadsGetNoMoreThanOne()
      throws InterruptedException, ExecutionException, TimeoutException {
    int limit = 20_000;
    RateLimiter limiter = new RateLimiter(limit, 100, 10, clock::get);
    for (int window = 0; window < 5; window++) {
      assertThat(allowed(limiter, 4, 10_000)).isEqualTo(limit);
      clock.addAndGet(100);
    }
  }

  @Test
  void limitsMustBePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimiter(0, 100, 10, clock::get));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimiter(1, 0, 10, clock::get));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimiter(1, 100, 0, clock::get));
  }

  /** Requests that are let through when so many threads make so many each at the same time. */
  private static int allowed(RateLimiter limiter, int threads, int each)
      throws InterruptedException, ExecutionException, TimeoutException {
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<Integer> caller =
        () -> {
          start.await(30, TimeUnit.SECONDS);
          int allowed = 0;
          for (int n = 0; n < each; n++) {
            allowed += limiter.check(A).equals(Verdict.ALLOWED) ? 1 : 0;
          }
          return allowed;
        };
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      int sum = 0;
      for (Future<Integer> future : executor.invokeAll(Collections.nCopies(threads, caller))) {
        sum += future.get(30, TimeUnit.SECONDS);
      }
      return sum;
    }
  }
}
