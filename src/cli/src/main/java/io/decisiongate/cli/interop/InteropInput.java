package io.decisiongate.cli.interop;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.RunConfig;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.util.Objects;

/** A scenario, a run of it and a trigger of that run, each as it was written and as it was read. */
record InteropInput(
    Json specJson,
    Json runConfigJson,
    Json triggerJson,
    ScenarioSpec spec,
    RunConfig runConfig,
    TriggerEvent trigger) {

  /**
   * Reads the three and checks that they belong together.
   *
   * @throws MessageFailure with the first difference
   */
  static InteropInput of(Json spec, Json runConfig, Json trigger) {
    try {
      InteropInput input =
          new InteropInput(
              spec,
              runConfig,
              trigger,
              ScenarioSpec.fromJson(spec),
              RunConfig.fromJson(runConfig),
              TriggerEvent.fromJson(trigger));
      input.spec.validate();
      input.checkAgreement();
      return input;
    } catch (DecisionGateException e) {
      throw new MessageFailure(Message.INTEROP_INVALID, e.text());
    }
  }

  private void checkAgreement() {
    same("scenario_id", "spec", spec.scenarioId(), "run_config", runConfig.scenarioId());
    same("namespace_id", "spec", spec.namespaceId(), "run_config", runConfig.namespaceId());
    spec.defaultTenantId()
        .ifPresent(tenant -> same("tenant_id", "spec", tenant, "run_config", runConfig.tenantId()));
    same("run_id", "trigger", trigger.runId(), "run_config", runConfig.runId());
    same("tenant_id", "trigger", trigger.tenantId(), "run_config", runConfig.tenantId());
    same("namespace_id", "trigger", trigger.namespaceId(), "run_config", runConfig.namespaceId());
  }

  private static void same(
      String what, String firstFile, Object first, String secondFile, Object second) {
    if (!Objects.equals(first, second)) {
      throw new MessageFailure(
          Message.INTEROP_INVALID,
          "%s mismatch: %s=%s %s=%s".formatted(what, firstFile, first, secondFile, second));
    }
  }
}
