package io.decisiongate.core.runpack;

import io.decisiongate.core.comparator.Comparisons;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.run.EvidenceRecord;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the evidence of a recorded step back into what providers answered. */
final class RecordedEvidence {
  private static final String TRUST_LANE = "trust_lane";

  private final RecordedStep step;
  private final Findings differences;
  private final Findings assumptions;
  private final Set<String> expectedWithFractions = new HashSet<>();

  RecordedEvidence(RecordedStep step, Findings differences, Findings assumptions) {
    this.step = step;
    this.differences = differences;
    this.assumptions = assumptions;
  }

  /**
   * The answers for these conditions.
   *
   * @return empty when one of them was not recorded, which is a difference
   */
  Optional<List<GatheredEvidence>> answers(List<Condition> conditions) {
    List<GatheredEvidence> answers = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      Optional<EvidenceRecord> record = find(condition.conditionId());
      if (record.isEmpty()) {
        differences.add(step.name() + " has no evidence of condition " + condition.conditionId());
        return Optional.empty();
      }
      answers.add(new GatheredEvidence(condition.conditionId(), answer(condition, record.get())));
    }
    return Optional.of(answers);
  }

  /**
   * A gate may ask for a better lane than another gate with the same condition; what the other one
   * recorded is nearer to the provider's answer.
   */
  private Optional<EvidenceRecord> find(String conditionId) {
    List<EvidenceRecord> records =
        step.gates().stream()
            .flatMap(gate -> gate.evidence().stream())
            .filter(evidence -> evidence.conditionId().equals(conditionId))
            .toList();
    return records.stream()
        .filter(record -> !hasLaneError(record.result()))
        .findFirst()
        .or(() -> records.stream().findFirst());
  }

  private static boolean hasLaneError(EvidenceResult result) {
    return result.error().filter(error -> error.code().equals(TRUST_LANE)).isPresent();
  }

  /**
   * Canonical JSON writes 1.0 as 1, but inside arrays and objects the two differ, and no byte is
   * 1.0 (engine.md sections 9.2 and 9.4). Where only that can explain the recorded truth value, it
   * is assumed.
   */
  private EvidenceResult answer(Condition condition, EvidenceRecord record) {
    EvidenceResult result = record.result();
    if (result.error().isPresent()
        || record.status() == evaluate(condition, result.value(), condition.expected())) {
      return result;
    }
    Optional<EvidenceValue> values = result.value().map(RecordedEvidence::withFractions);
    Optional<Json> expected = condition.expected().map(RecordedEvidence::withFractions);
    if (record.status() == evaluate(condition, values, condition.expected())) {
      assume(condition, record, "of the evidence");
      return withValue(result, values);
    }
    if (record.status() == evaluate(condition, result.value(), expected)) {
      assume(condition, record, "that the condition expects");
      expectedWithFractions.add(condition.conditionId());
    }
    return result;
  }

  private void assume(Condition condition, EvidenceRecord record, String where) {
    assumptions.add(
        "condition "
            + condition.conditionId()
            + " for "
            + step.name()
            + ": "
            + record.status().wire()
            + " if a whole number "
            + where
            + " was written with a fraction, as 1.0");
  }

  /** The scenario with the fractions that {@link #answers} had to assume; its hash is the same. */
  ScenarioSpec assumed(ScenarioSpec spec) {
    if (expectedWithFractions.isEmpty()) {
      return spec;
    }
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) spec.toJson()).members());
    members.computeIfPresent(
        "conditions",
        (name, conditions) ->
            new Json.Array(
                ((Json.Array) conditions).items().stream().map(this::assumedCondition).toList()));
    return ScenarioSpec.fromJson(new Json.Obj(members));
  }

  private Json assumedCondition(Json condition) {
    ObjectReader reader = ObjectReader.of(condition, "condition");
    if (!expectedWithFractions.contains(reader.string("condition_id"))) {
      return condition;
    }
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) condition).members());
    members.computeIfPresent("expected", (name, value) -> withFractions(value));
    return new Json.Obj(members);
  }

  private static EvidenceResult withValue(EvidenceResult result, Optional<EvidenceValue> value) {
    return new EvidenceResult(
        value,
        result.lane(),
        result.error(),
        result.evidenceHash(),
        result.evidenceRef(),
        result.evidenceAnchor(),
        result.signature(),
        result.contentType());
  }

  private static TruthValue evaluate(
      Condition condition, Optional<EvidenceValue> value, Optional<Json> expected) {
    return Comparisons.evaluate(condition.comparator(), value, expected);
  }

  private static EvidenceValue withFractions(EvidenceValue value) {
    return switch (value) {
      case EvidenceValue.OfJson json -> new EvidenceValue.OfJson(withFractions(json.json()));
      case EvidenceValue.OfBytes bytes -> bytes;
    };
  }

  private static Json withFractions(Json json) {
    return switch (json) {
      case Json.Int integer -> new Json.Float(integer.value().doubleValue());
      case Json.Array array ->
          new Json.Array(array.items().stream().map(RecordedEvidence::withFractions).toList());
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, withFractions(value)));
        yield new Json.Obj(members);
      }
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Float ignored -> json;
      case Json.Text ignored -> json;
    };
  }
}
