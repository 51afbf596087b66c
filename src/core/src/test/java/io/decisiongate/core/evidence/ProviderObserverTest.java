package io.decisiongate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.provider.Asking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks is told of by whom what became of each question. */
class ProviderObserverTest {
  private final List<String> observed = new ArrayList<>();

  @AfterEach
  void clearInterrupt() {
    var unused = Thread.interrupted();
  }

  @Test
  void eachEndOfAQuestionHasItsName() {
    ask("known", (query, context) -> answer(Optional.empty()));
    ask(
        "known",
        (query, context) ->
            answer(Optional.of(new EvidenceError("their_own_code", "text", Json.NULL))));
    ask(
        "known",
        (query, context) -> {
          throw new ProviderFailure("away");
        });
    ask(
        "known",
        (query, context) -> {
          Thread.currentThread().interrupt();
          throw new ProviderFailure("interrupted");
        });
    assertThat(Thread.interrupted()).isTrue();
    ask(
        "known",
        (query, context) -> {
          throw new IllegalStateException("defect");
        });

    assertThat(observed)
        .containsExactly(
            "known answered",
            "known reported_error",
            "known failed",
            "known cut_off",
            "known defect");
  }

  @Test
  void aNameThatIsNotConfiguredIsNotToldOf() {
    ask("somebody", (query, context) -> answer(Optional.empty()));

    assertThat(observed).isEmpty();
  }

  private void ask(String name, EvidenceProvider provider) {
    var unused =
        new EvidenceGatherer(
                ProviderRegistry.of(
                    Map.of("known", ProviderRegistry.RegisteredProvider.of(provider))),
                Duration.ofSeconds(30),
                (providerId, outcome, time) -> {
                  assertThat(time).isPositive();
                  observed.add(providerId + " " + outcome.wire());
                })
            .gather(
                new EvidenceQuery(name, "check", Optional.empty()),
                Asking.context(Asking.LOGICAL_5));
  }

  private static EvidenceResult answer(Optional<EvidenceError> error) {
    return new EvidenceResult(
        Optional.empty(),
        Lane.VERIFIED,
        error,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
