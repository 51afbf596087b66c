package io.decisiongate.evidence.boundary;

import io.decisiongate.core.scenario.ScenarioSpec;
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
    setup.parts().capabilities().checkConditions(spec, setup.parts().strictValidation());
  }
}
