package io.decisiongate.core.authoring;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scenario.ScenarioSpec;

/**
 * A scenario that passed all steps.
 *
 * @param canonical its normal form: canonical JSON without a newline, whose hash is the spec hash
 */
public record AuthoredScenario(ScenarioSpec spec, String canonical) {

  public String scenarioId() {
    return spec.scenarioId();
  }

  /** What {@code scenario_define} answers for the same scenario. */
  public Sha256 specHash() {
    return spec.specHash();
  }
}
