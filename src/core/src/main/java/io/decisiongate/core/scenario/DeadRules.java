package io.decisiongate.core.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds branches that cannot work (engine.md section 5.3): rules are looked at only when all gates
 * of the stage are True, or all count as Unknown because the time was over.
 */
final class DeadRules {
  private DeadRules() {}

  static List<String> find(Stage stage) {
    if (!(stage.advanceTo() instanceof AdvanceTo.Branch branch)) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    for (BranchRule rule : branch.branches()) {
      if (!canMatch(stage, rule)) {
        warnings.add(
            "stage "
                + stage.stageId()
                + ": the branch for gate "
                + rule.gateId()
                + " "
                + rule.outcome().wire()
                + " can never be taken");
      }
    }
    if (branch.defaultStage().isEmpty()) {
      warnings.add(
          "stage "
              + stage.stageId()
              + ": there is no default branch; a run where no branch matches cannot go on");
    }
    return warnings;
  }

  private static boolean canMatch(Stage stage, BranchRule rule) {
    boolean ofThisStage =
        stage.gates().stream().anyMatch(gate -> gate.gateId().equals(rule.gateId()));
    return switch (rule.outcome()) {
      case TRUE -> ofThisStage;
      case FALSE -> false;
      case UNKNOWN ->
          !ofThisStage
              || (stage.timeout().isPresent() && stage.onTimeout() == OnTimeout.ALTERNATE_BRANCH);
    };
  }
}
