package io.decisiongate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.provider.Asking;
import io.decisiongate.core.time.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceGathererTest {
  private static final EvidenceAnchor ANCHOR = new EvidenceAnchor("t", "v");
  private static final EvidenceResult FOUND =
      EvidenceResult.verified(new EvidenceValue.OfJson(Json.TRUE), "application/json", ANCHOR);
  private static final EvidenceQuery QUERY = new EvidenceQuery("p", "c", Optional.empty());

  private static EvidenceContext context(Optional<String> correlationId) {
    return Asking.context(new Timestamp.UnixMillis(0), correlationId);
  }

  private static EvidenceResult gather(EvidenceProvider provider) {
    return gather(RegisteredProvider.of(provider));
  }

  private static EvidenceResult gather(RegisteredProvider provider) {
    return new EvidenceGatherer(ProviderRegistry.of(Map.of("p", provider)))
        .gather(QUERY, context(Optional.empty()));
  }

  private static EvidenceResult failure(String text) {
    return EvidenceResult.failed(
        EvidenceError.of("provider_error", "evidence provider error: " + text));
  }

  @Test
  void addsTheHashOfTheValue() {
    assertThat(gather((query, context) -> FOUND))
        .isEqualTo(FOUND.withHash(Sha256.ofCanonical(Json.TRUE)));
  }

  @Test
  void hashesBytesAsTheyAre() {
    EvidenceResult bytes =
        EvidenceResult.verified(new EvidenceValue.OfBytes(List.of(1, 2)), "x/y", ANCHOR);
    assertThat(gather((query, context) -> bytes).evidenceHash())
        .contains(new Sha256("a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222"));
  }

  @Test
  void keepsADeliveredHashThatFits() {
    EvidenceResult hashed = FOUND.withHash(Sha256.ofCanonical(Json.TRUE));
    assertThat(gather((query, context) -> hashed)).isEqualTo(hashed);
  }

  @Test
  void replacesADeliveredHashThatDoesNotFit() {
    Sha256 other = Sha256.ofCanonical(Json.FALSE);
    assertThat(gather((query, context) -> FOUND.withHash(other)))
        .isEqualTo(FOUND.withHash(Sha256.ofCanonical(Json.TRUE)));
  }

  @Test
  void leavesAnAbsentValueAbsent() {
    EvidenceResult absent = FOUND.withoutRawValue();
    assertThat(gather((query, context) -> absent)).isEqualTo(absent);
  }

  @Test
  void dropsValueHashAndContentTypeBesideAnError() {
    EvidenceError error = EvidenceError.of("upstream_down", "no answer");
    EvidenceResult both =
        new EvidenceResult(
            FOUND.value(),
            Lane.ASSERTED,
            Optional.of(error),
            Optional.of(Sha256.ofCanonical(Json.FALSE)),
            Optional.of("x:y"),
            Optional.of(ANCHOR),
            Optional.of(new EvidenceSignature("s", "k", List.of())),
            Optional.of("x/y"));
    EvidenceResult gathered = gather((query, context) -> both);
    assertThat(gathered).isEqualTo(both.withError(error));
    assertThat(gathered.value()).isEmpty();
    assertThat(gathered.evidenceHash()).isEmpty();
    assertThat(gathered.contentType()).isEmpty();
    assertThat(gathered.evidenceRef()).contains("x:y");
    assertThat(gathered.lane()).isEqualTo(Lane.ASSERTED);
  }

  @Test
  void turnsEveryExceptionIntoAnError() {
    assertThat(
            gather(
                (query, context) -> {
                  throw new ProviderFailure("http request failed");
                }))
        .isEqualTo(failure("http request failed"));
    assertThat(
            gather(
                (query, context) -> {
                  throw new IllegalStateException("secret internals");
                }))
        .isEqualTo(failure("unexpected failure of provider p"));
  }

  @Test
  void refusesAMalformedCorrelationIdBeforeAnybodyIsAsked() {
    List<EvidenceQuery> asked = new ArrayList<>();
    EvidenceGatherer gatherer =
        new EvidenceGatherer(
            ProviderRegistry.of(
                Map.of(
                    "p",
                    RegisteredProvider.of(
                        (query, context) -> {
                          asked.add(query);
                          return FOUND;
                        }))));
    assertThat(gatherer.gather(QUERY, context(Optional.of("has blank"))))
        .isEqualTo(failure("invalid correlation id"));
    assertThat(asked).isEmpty();
    assertThat(gatherer.gather(QUERY, context(Optional.of("ok"))).error()).isEmpty();
  }

  @Test
  void knowsRegisteredProvidersOnly() {
    ProviderRegistry empty = ProviderRegistry.of(Map.of());
    assertThat(new EvidenceGatherer(empty).gather(QUERY, context(Optional.empty())))
        .isEqualTo(failure("provider not registered: p"));
  }

  @Test
  void demandsSignaturesOfBuiltInProvidersToo() {
    RequiredSignature policy = new RequiredSignature(Map.of());
    assertThat(
            gather(new RegisteredProvider((query, context) -> FOUND, false, Optional.of(policy))))
        .isEqualTo(failure("missing evidence signature"));
  }

  @Test
  void theConfigurationLimitsTheLane() {
    RegisteredProvider limited =
        new RegisteredProvider((query, context) -> FOUND, false, Optional.empty(), Lane.ASSERTED);
    assertThat(gather(limited).lane()).isEqualTo(Lane.ASSERTED);
    EvidenceResult weak = FOUND.withLaneAtMost(Lane.ASSERTED);
    assertThat(gather((query, context) -> weak).lane()).isEqualTo(Lane.ASSERTED);
  }

  @Test
  void registersAnIdOnce() {
    ProviderRegistry.Builder builder =
        ProviderRegistry.builder()
            .register("time", RegisteredProvider.of((query, context) -> FOUND))
            .register("env", RegisteredProvider.of((query, context) -> FOUND));
    assertThatThrownBy(
            () -> builder.register("env", RegisteredProvider.of((query, context) -> FOUND)))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage("provider already registered: env");
    assertThat(builder.build().ids()).containsExactly("env", "time");
  }

  @Test
  void disclosesValuesOnlyWhereBothAgree() {
    EvidenceResult hidden = FOUND.withoutRawValue();
    assertThat(Disclosure.DEFAULT.disclose(FOUND, true)).isEqualTo(hidden);
    assertThat(new Disclosure(false, false).disclose(FOUND, true)).isEqualTo(hidden);
    assertThat(new Disclosure(true, true).disclose(FOUND, false)).isEqualTo(hidden);
    assertThat(new Disclosure(true, true).disclose(FOUND, true)).isEqualTo(FOUND);
    assertThat(new Disclosure(true, false).disclose(FOUND, false)).isEqualTo(FOUND);
  }
}
