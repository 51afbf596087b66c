package io.decisiongate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.provider.Asking;
import io.decisiongate.core.time.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queries of one stage: at the same time where providers wait, in order, in time. */
@Timeout(60)
class StageGatheringTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final EvidenceContext CONTEXT = Asking.context(new Timestamp.UnixMillis(0));

  /** A provider that waits for others. */
  private record Waiting(int parallelism, EvidenceProvider provider) implements EvidenceProvider {
    @Override
    public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
      return provider.query(query, context);
    }
  }

  private static EvidenceResult found(String text) {
    return EvidenceResult.verified(
        new EvidenceValue.OfJson(Json.of(text)), "text/plain", new EvidenceAnchor("a", "b"));
  }

  private static EvidenceQuery query(String provider, String check) {
    return new EvidenceQuery(provider, check, Optional.empty());
  }

  private static List<EvidenceResult> gather(
      Duration patience, Map<String, EvidenceProvider> providers, EvidenceQuery... queries) {
    ProviderRegistry.Builder registry = ProviderRegistry.builder();
    providers.forEach((id, provider) -> registry.register(id, RegisteredProvider.of(provider)));
    return new EvidenceGatherer(registry.build(), patience).gatherAll(List.of(queries), CONTEXT);
  }

  private static List<String> outcomes(List<EvidenceResult> results) {
    return results.stream()
        .map(
            result ->
                result
                    .error()
                    .map(EvidenceError::message)
                    .orElseGet(
                        () ->
                            ((Json.Text)
                                    ((EvidenceValue.OfJson) result.value().orElseThrow()).json())
                                .value()))
        .toList();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void differentProvidersAreAskedAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);
    EvidenceProvider meeting =
        new Waiting(
            1,
            (query, context) -> {
              meet(both);
              return found(query.providerId() + query.checkId());
            });
    assertThat(
            outcomes(
                gather(
                    LONG,
                    Map.of("a", meeting, "b", meeting),
                    query("b", "1"),
                    query("a", "1"),
                    query("b", "2"),
                    query("a", "2"))))
        .containsExactly("b1", "a1", "b2", "a2");
  }

  @Test
  void oneProviderIsAskedAsManyAtATimeAsItBears() {
    CyclicBarrier three = new CyclicBarrier(3);
    EvidenceProvider meeting =
        new Waiting(
            3,
            (query, context) -> {
              meet(three);
              return found(query.checkId());
            });
    assertThat(
            outcomes(
                gather(
                    LONG, Map.of("a", meeting), query("a", "1"), query("a", "2"), query("a", "3"))))
        .containsExactly("1", "2", "3");
  }

  @Test
  void aProviderThatBearsOneIsAskedInTheOrderOfTheConditions() {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger under = new AtomicInteger();
    EvidenceProvider one =
        new Waiting(
            1,
            (query, context) -> {
              assertThat(under.incrementAndGet()).isEqualTo(1);
              asked.add(query.checkId());
              under.decrementAndGet();
              return found(query.checkId());
            });
    gather(LONG, Map.of("a", one), query("a", "3"), query("a", "1"), query("a", "2"));
    assertThat(asked).containsExactly("3", "1", "2");
  }

  @Test
  void providersThatWaitForNobodyAreAskedByTheCallingThread() {
    List<Thread> local = Collections.synchronizedList(new ArrayList<>());
    List<Thread> remote = Collections.synchronizedList(new ArrayList<>());
    EvidenceProvider here =
        (query, context) -> {
          local.add(Thread.currentThread());
          return found("here");
        };
    EvidenceProvider there =
        new Waiting(
            1,
            (query, context) -> {
              remote.add(Thread.currentThread());
              return found("there");
            });

    gather(LONG, Map.of("h", here), query("h", "1"), query("h", "2"));
    List<EvidenceResult> mixed =
        gather(LONG, Map.of("h", here, "t", there), query("t", "1"), query("h", "1"));

    assertThat(outcomes(mixed)).containsExactly("there", "here");
    assertThat(local).hasSize(3).containsOnly(Thread.currentThread());
    assertThat(remote).doesNotContain(Thread.currentThread());
  }

  @Test
  void whatIsNotAnsweredInTimeIsAFailureAndTheRestIsNot() {
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    EvidenceProvider silent =
        new Waiting(
            1,
            (query, context) -> {
              asked.incrementAndGet();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return found("too late");
            });
    EvidenceProvider quick = new Waiting(1, (query, context) -> found("quick"));

    List<EvidenceResult> results =
        gather(
            Duration.ofMillis(200),
            Map.of("s", silent, "q", quick),
            query("s", "1"),
            query("q", "1"),
            query("s", "2"));

    assertThat(outcomes(results))
        .containsExactly(
            "evidence provider error: no answer before the deadline of the stage",
            "quick",
            "evidence provider error: no answer before the deadline of the stage");
    assertThat(results.getFirst().error().orElseThrow().code()).isEqualTo("provider_error");
    awaitQuietly(interrupted);
    assertThat(asked).as("the second question is not asked any more").hasValue(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void exceptionsOfAskersAreProviderErrors() {
    EvidenceProvider broken =
        new Waiting(
            1,
            (query, context) -> {
              throw new IllegalStateException("secret internals");
            });
    assertThat(outcomes(gather(LONG, Map.of("b", broken), query("b", "1"), query("c", "1"))))
        .containsExactly(
            "evidence provider error: unexpected failure of provider b",
            "evidence provider error: provider not registered: c");
  }
}
