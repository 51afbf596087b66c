package io.decisiongate.core.comparator;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.requirement.TruthValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonsTest {

  static List<Fixtures.Case> cases() {
    return Fixtures.cases("comparator-cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void comparesAsRecorded(Fixtures.Case given) {
    Comparator comparator = Comparator.fromWire(Fixtures.text(given.in("comparator")));

    TruthValue result =
        Comparisons.evaluate(comparator, evidence(given.input()), json(given.in("expected_json")));

    assertThat(result.wire()).isEqualTo(Fixtures.text(given.expected()));
  }

  private static Optional<EvidenceValue> evidence(Json input) {
    if (input instanceof Json.Obj members && members.member("evidence_bytes").isPresent()) {
      List<Integer> bytes =
          Fixtures.items(Fixtures.member(input, "evidence_bytes")).stream()
              .map(item -> ((Json.Int) item).value().intValueExact())
              .toList();
      return Optional.of(new EvidenceValue.OfBytes(bytes));
    }
    return json(Fixtures.member(input, "evidence_json")).map(EvidenceValue.OfJson::new);
  }

  private static Optional<Json> json(Json text) {
    return text instanceof Json.Null
        ? Optional.empty()
        : Optional.of(JsonReader.read(Fixtures.text(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00.Z, not an instant: a fraction has digits",
    "2024-01-01T00:00:00, not an instant: no offset",
    "2024-01-01T00:00:60Z, not an instant: second 60 inside a day",
    "2024-01-30T23:59:60Z, not an instant: second 60 before the end of a month",
    "2024-01-01T00:00:00+01:60, not an instant: offset minutes",
    "2024-01-01T00:00:00+0100, not an instant: offset without colon",
    "2024-1-01T00:00:00Z, not an instant: month without padding",
    "2024-01-0100:00:00Z, not an instant: the separator is part of the hour",
    "' 2024-01-01T00:00:00Z', not an instant: white space",
    "2024-13-01, not a date: month 13",
    "2024-01-01-01, not a date: four parts",
    "2024--1, not a date: empty part",
    "99999999999-01-01, not a date: too long",
    "2024-++1-01, not a date: two signs",
  })
  void textsThatAreNoTimeHaveNoOrder(String text, String why) {
    assertThat(order(text, "2000-01-01T00:00:00Z")).as(why).isEqualTo(TruthValue.UNKNOWN);
    assertThat(order(text, "2000-01-01")).as(why).isEqualTo(TruthValue.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:59:60Z, 2024-02-29T23:59:59.999999998Z",
    "2024-03-01T00:59:60+01:00, 2024-02-29T23:59:59.9Z",
    "2024-01-01T00:00:00.1Z, 2024-01-01T00:00:00.099999999999Z",
    "2024-01-01T00:00:00-23:59, 2024-01-01T23:58:59Z",
    "2024-01-01\u00e900:00:01Z, 2024-01-01T00:00:00Z",
    "+2024-+1-+02, 2024-1-1",
    "0001-01-01, 0-12-31",
    "9999-12-31, 000000000009999-12-30",
  })
  void laterIsGreater(String later, String earlier) {
    assertThat(order(later, earlier)).isEqualTo(TruthValue.TRUE);
    assertThat(order(earlier, later)).isEqualTo(TruthValue.FALSE);
  }

  private static TruthValue order(String value, String expected) {
    return Comparisons.evaluate(
        Comparator.GREATER_THAN,
        Optional.of(new EvidenceValue.OfJson(Json.of(value))),
        Optional.of(Json.of(expected)));
  }

  @Test
  void containsIgnoresHowOftenAnItemIsAskedFor() {
    assertThat(
            Comparisons.evaluate(
                Comparator.CONTAINS,
                Optional.of(new EvidenceValue.OfJson(JsonReader.read("[1, [2.0, -0.0]]"))),
                Optional.of(JsonReader.read("[1, 1, [2.0, 0.0]]"))))
        .isEqualTo(TruthValue.TRUE);
  }
}
