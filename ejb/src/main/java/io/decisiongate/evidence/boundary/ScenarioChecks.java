package io.decisiongate.evidence.boundary;

import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.strict.StrictValidation;
import io.decisiongate.evidence.control.EvidenceSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Checks a definition against what the configured providers can answer. */
@ApplicationScoped
public class ScenarioChecks {
  @Inject EvidenceSetup setup;

  /**
   * Checks every condition, first against the contracts, then strictly by types (engine.md section
   * 2.2, steps 4 and 5).
   *
   * @throws io.decisiongate.core.error.InvalidParams with the first problem
   */
  public void check(ScenarioSpec spec) {
    EvidenceSetup.Parts parts = setup.parts();
    for (Condition condition : spec.conditions()) {
      parts
          .capabilities()
          .checkCondition(
              condition.conditionId(),
              condition.query(),
              condition.comparator(),
              condition.expected());
    }
    parts.strictValidation().ifPresent(strict -> checkTypes(spec, parts.capabilities(), strict));
  }

  private static void checkTypes(
      ScenarioSpec spec, Capabilities capabilities, StrictValidation strict) {
    for (Condition condition : spec.conditions()) {
      EvidenceQuery query = condition.query();
      strict.checkCondition(
          condition.conditionId(),
          capabilities.check(query.providerId(), query.checkId()).resultSchema(),
          condition.comparator(),
          condition.expected());
    }
  }
}
