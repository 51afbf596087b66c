package io.decisiongate.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementEvaluatorTest {

  static List<Fixtures.Case> cases() {
    return Fixtures.cases("ret-cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void evaluatesAsRecorded(Fixtures.Case given) {
    Requirement requirement = Requirement.fromJson(given.in("requirement"));
    Logic logic = Logic.valueOf(Fixtures.text(given.in("logic")).toUpperCase(Locale.ROOT));

    Evaluation evaluation =
        RequirementEvaluator.evaluate(requirement, values(given.in("values")), logic);

    assertThat(evaluation.status().wire()).isEqualTo(Fixtures.text(given.out("status")));
    if (logic == Logic.KLEENE) {
      assertThat(new Json.Array(evaluation.trace().stream().map(TraceEntry::toJson).toList()))
          .isEqualTo(given.out("trace"));
    }
    assertThat(requirement.toJson()).isEqualTo(given.in("requirement"));
  }

  private static Map<String, TruthValue> values(Json json) {
    Map<String, TruthValue> values = new HashMap<>();
    ((Json.Obj) json)
        .members()
        .forEach((id, value) -> values.put(id, truthValue(Fixtures.text(value))));
    return values;
  }

  private static TruthValue truthValue(String wire) {
    return Arrays.stream(TruthValue.values())
        .filter(value -> value.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aConditionWithoutValueIsUnknown() {
    Requirement leaf = new Requirement.Condition("nobody");

    assertThat(RequirementEvaluator.evaluate(leaf, Map.of(), Logic.KLEENE))
        .isEqualTo(
            new Evaluation(
                TruthValue.UNKNOWN, List.of(new TraceEntry("nobody", TruthValue.UNKNOWN))));
  }

  @Test
  void aTreeOfAnyDepthEndsInUnknown() {
    Requirement tree = new Requirement.Condition("a");
    for (int i = 0; i < 100_000; i++) {
      tree = new Requirement.Not(tree);
    }

    assertThat(RequirementEvaluator.evaluate(tree, Map.of("a", TruthValue.TRUE), Logic.KLEENE))
        .isEqualTo(new Evaluation(TruthValue.UNKNOWN, List.of()));
  }
}
