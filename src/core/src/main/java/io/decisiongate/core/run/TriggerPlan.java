package io.decisiongate.core.run;

import io.decisiongate.core.scenario.Condition;
import java.util.List;

/** What a trigger needs before it can be decided. */
public sealed interface TriggerPlan {

  /** Nothing: the run has ended, and its last decision is answered again. */
  record LastDecision(Decision decision) implements TriggerPlan {}

  /** Nothing: the time of the stage is over, evidence does not matter. */
  record TimeoutDue() implements TriggerPlan {}

  /**
   * Evidence for these conditions, each asked once, in this order.
   *
   * @param conditions empty when the stage has no gates
   */
  record NeedsEvidence(List<Condition> conditions) implements TriggerPlan {
    public NeedsEvidence {
      conditions = List.copyOf(conditions);
    }
  }
}
