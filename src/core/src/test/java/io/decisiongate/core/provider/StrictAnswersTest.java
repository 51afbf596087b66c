package io.decisiongate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers held against the contract of the check env/get: a string or null, anchor env. */
class StrictAnswersTest {
  private static final EvidenceAnchor ANCHOR = new EvidenceAnchor("env", "KEY");
  private static final EvidenceResult GOOD =
      EvidenceResult.verified(new EvidenceValue.OfJson(Json.of("value")), "text/plain", ANCHOR);

  private static EvidenceResult ask(EvidenceResult answer) {
    StrictAnswers strict =
        new StrictAnswers((query, context) -> answer, Capabilities.of(BuiltInContracts.all()));
    return strict.query(
        new EvidenceQuery("env", "get", Optional.empty()), Asking.context(Asking.LOGICAL_5));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "answer breaks the contract: env.get: ",
            EvidenceResult.verified(new EvidenceValue.OfJson(Json.of(1)), "text/plain", ANCHOR)),
        Arguments.of(
            "answer breaks the contract: env.get: ",
            EvidenceResult.verified(new EvidenceValue.OfBytes(List.of(1)), "text/plain", ANCHOR)),
        Arguments.of(
            "answer breaks the contract: anchor type url is not in the contract",
            EvidenceResult.verified(
                new EvidenceValue.OfJson(Json.of("v")),
                "text/plain",
                new EvidenceAnchor("url", "x"))),
        Arguments.of(
            "answer breaks the contract: content type image/png is not in the contract",
            EvidenceResult.verified(new EvidenceValue.OfJson(Json.of("v")), "image/png", ANCHOR)),
        Arguments.of("evidence hash mismatch", GOOD.withHash(Sha256.ofCanonical(Json.TRUE))));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatBreaksTheContractIsAFailure(String text, EvidenceResult answer) {
    assertThatThrownBy(() -> ask(answer))
        .isInstanceOf(ProviderFailure.class)
        .hasMessageStartingWith(text);
  }

  @Test
  void whatKeepsItIsTakenOver() {
    EvidenceResult hashed = GOOD.withHash(Sha256.ofCanonical(Json.of("value")));
    EvidenceResult error =
        EvidenceResult.verified(new EvidenceValue.OfJson(Json.of(1)), "image/png", ANCHOR)
            .withError(EvidenceError.of("gone", "no such thing"));
    assertThat(ask(GOOD)).isEqualTo(GOOD);
    assertThat(ask(hashed)).isEqualTo(hashed);
    assertThat(ask(error)).isEqualTo(error);
  }
}
