package io.decisiongate.core.run;

import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.AdvanceTo;
import io.decisiongate.core.scenario.BranchRule;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scenario.Stage;
import java.util.Optional;

/** Where a run goes next (engine.md section 5.3). */
final class StageTransition {
  private StageTransition() {}

  /**
   * The next stage, empty when the run is complete.
   *
   * @param gates what each gate of the stage counts as
   * @throws ControlPlaneFailure when no branch matches and there is no default
   */
  static Optional<Stage> next(ScenarioSpec spec, Stage stage, TruthValue gates) {
    return switch (stage.advanceTo()) {
      case AdvanceTo.Linear ignored -> spec.stageAfter(stage);
      case AdvanceTo.Fixed fixed -> Optional.of(spec.stage(fixed.stageId()));
      case AdvanceTo.Branch branch -> Optional.of(spec.stage(target(stage, branch, gates)));
      case AdvanceTo.Terminal ignored -> Optional.empty();
    };
  }

  private static String target(Stage stage, AdvanceTo.Branch branch, TruthValue gates) {
    for (BranchRule rule : branch.branches()) {
      boolean ofThisStage =
          stage.gates().stream().anyMatch(gate -> gate.gateId().equals(rule.gateId()));
      if (rule.outcome() == (ofThisStage ? gates : TruthValue.UNKNOWN)) {
        return rule.nextStageId();
      }
    }
    return branch
        .defaultStage()
        .orElseThrow(() -> new ControlPlaneFailure("gate resolution failed: no branch matched"));
  }
}
