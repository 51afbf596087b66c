package io.decisiongate.evidence.boundary;

import io.decisiongate.core.scenario.ScenarioDefinition;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.evidence.control.EvidenceSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
}
