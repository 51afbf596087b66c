package io.decisiongate.scenarios.boundary;

import io.decisiongate.scenarios.entity.Scenario;

/** A stored definition does not match its hash: somebody changed the row. */
public final class CorruptScenario extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptScenario(Scenario.Key key) {
    super("hash mismatch for the stored scenario " + key);
  }
}
