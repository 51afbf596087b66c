package io.decisiongate.evidence.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioDefinition;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.strict.StrictValidation;
import io.decisiongate.evidence.control.EvidenceSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Checks a definition against what the configured providers can answer. */
@ApplicationScoped
public class ScenarioChecks {
  @Inject EvidenceSetup setup;

  /**
   * Checks every condition, first against the contracts, then strictly by types, then how the parts
   * fit together (engine.md section 2.2, steps 4 to 6).
   *
   * @throws io.decisiongate.core.error.InvalidParams when a condition cannot be evaluated
   * @throws io.decisiongate.core.error.ControlPlaneFailure when the parts do not fit together
   */
  public void check(ScenarioSpec spec) {
    EvidenceSetup.Parts parts = setup.parts();
    ScenarioDefinition.check(spec, parts.capabilities(), parts.strictValidation());
  }

  /**
   * Checks a scenario that comes with a precheck: against the contracts, and how the parts fit
   * together. Its types are checked against the data shape alone.
   *
   * @throws io.decisiongate.core.error.InvalidParams when a condition cannot be evaluated
   * @throws io.decisiongate.core.error.ControlPlaneFailure when the parts do not fit together
   */
  public void checkInline(ScenarioSpec spec) {
    ScenarioDefinition.check(spec, setup.parts().capabilities(), Optional.empty());
  }

  /**
   * Checks every condition against the schema of its value in a data shape, unless strict
   * validation is off (auth.md section 8.5).
   *
   * @throws io.decisiongate.core.error.InvalidParams at the first comparator that makes no sense
   */
  public void checkDataShape(ScenarioSpec spec, Json shape) {
    Optional<StrictValidation> strict = setup.parts().strictValidation();
    if (strict.isEmpty()) {
      return;
    }
    for (Condition condition : spec.conditions()) {
      for (Json schema :
          strict.get().schemasFor(condition.conditionId(), shape, spec.conditions().size())) {
        strict
            .get()
            .checkCondition(
                condition.conditionId(), schema, condition.comparator(), condition.expected());
      }
    }
  }
}
