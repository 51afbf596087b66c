package io.decisiongate.core.run;

import io.decisiongate.core.comparator.Comparisons;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.Condition;
import java.util.Optional;

/**
 * A condition with its evidence and what the comparator makes of it, before trust lanes (engine.md
 * section 8.2).
 */
record AssessedCondition(Condition condition, EvidenceResult result, TruthValue status) {
  /** Largest evidence value in bytes of its canonical form. */
  static final long MAX_EVIDENCE_SIZE = 1024 * 1024;

  /**
   * Assesses a provider's answer.
   *
   * @throws ControlPlaneFailure when the value is too large
   */
  static AssessedCondition of(
      Condition condition, EvidenceResult answer, Optional<AnchorRule> anchorRule) {
    EvidenceResult checked = answer;
    if (answer.error().isEmpty()) {
      checked =
          anchorRule
              .flatMap(rule -> rule.problem(answer.evidenceAnchor()))
              .map(problem -> EvidenceResult.failed(EvidenceError.of("anchor_invalid", problem)))
              .orElse(answer);
    }
    checked.value().ifPresent(AssessedCondition::requireSize);
    return judged(condition, checked);
  }

  /** Assesses what a caller asserts; without providers and anchors. */
  static AssessedCondition asserted(Condition condition, Optional<Json> value) {
    Optional<EvidenceValue> evidence = value.map(EvidenceValue.OfJson::new);
    evidence.ifPresent(AssessedCondition::requireSize);
    return judged(
        condition,
        new EvidenceResult(
            evidence,
            Lane.ASSERTED,
            Optional.empty(),
            evidence.map(EvidenceValue::hash),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static AssessedCondition judged(Condition condition, EvidenceResult result) {
    TruthValue status =
        result.error().isPresent()
            ? TruthValue.UNKNOWN
            : Comparisons.evaluate(condition.comparator(), result.value(), condition.expected());
    return new AssessedCondition(condition, result, status);
  }

  private static void requireSize(EvidenceValue value) {
    if (value instanceof EvidenceValue.OfJson found && found.json() instanceof Json.Bool) {
      return;
    }
    int size = value.content().length;
    if (size > MAX_EVIDENCE_SIZE) {
      throw new ControlPlaneFailure(
          "evidence payload exceeds size limit (" + size + " > " + MAX_EVIDENCE_SIZE + ")");
    }
  }

  /** What the condition is in a gate that asks for evidence of at least this lane. */
  EvidenceRecord under(Lane required) {
    if (result.lane().satisfies(required)) {
      return new EvidenceRecord(condition.conditionId(), status, result);
    }
    EvidenceResult untrusted = result;
    if (result.error().isEmpty()) {
      untrusted =
          withLaneError(
              EvidenceError.of(
                  "trust_lane",
                  "evidence lane "
                      + result.lane().title()
                      + " does not satisfy "
                      + required.title()));
    }
    return new EvidenceRecord(condition.conditionId(), TruthValue.UNKNOWN, untrusted);
  }

  /** Value and hash stay in the record, unlike with other errors. */
  private EvidenceResult withLaneError(EvidenceError error) {
    return new EvidenceResult(
        result.value(),
        result.lane(),
        Optional.of(error),
        result.evidenceHash(),
        result.evidenceRef(),
        result.evidenceAnchor(),
        result.signature(),
        result.contentType());
  }
}
