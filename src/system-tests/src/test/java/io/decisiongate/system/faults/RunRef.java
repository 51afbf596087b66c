package io.decisiongate.system.faults;

import io.decisiongate.system.tools.TimeScenario;

/** A run of the load's scenario. */
record RunRef(long tenant, String id) {
  private static final String SCENARIO = "hard-kill";
  private static final long NAMESPACE = 1;

  /** The scenario as this run's tenant uses it; all tenants share one definition. */
  TimeScenario scenario() {
    return scenarioOf(tenant);
  }

  static TimeScenario scenarioOf(long tenant) {
    return new TimeScenario(SCENARIO, tenant, NAMESPACE);
  }
}
