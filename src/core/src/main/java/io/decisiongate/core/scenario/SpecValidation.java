package io.decisiongate.core.scenario;

import io.decisiongate.core.error.ControlPlaneFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The semantic checks of engine.md section 2.3, in their order. */
final class SpecValidation {
  private SpecValidation() {}

  static void validate(ScenarioSpec spec) {
    if (spec.stages().isEmpty()) {
      throw invalid("scenario spec must define at least one stage");
    }
    List<Stage> stages = spec.stages();
    unique("duplicate stage identifier: ", stages.stream().map(Stage::stageId).toList());
    unique(
        "duplicate gate identifier: ",
        stages.stream().flatMap(stage -> stage.gates().stream()).map(Gate::gateId).toList());
    List<PacketSpec> packets =
        stages.stream().flatMap(stage -> stage.entryPackets().stream()).toList();
    unique("duplicate packet identifier: ", packets.stream().map(PacketSpec::packetId).toList());
    unique(
        "duplicate condition id: ",
        spec.conditions().stream().map(Condition::conditionId).toList());
    spec.conditions().forEach(SpecValidation::requireQuery);
    requireConditions(spec);
    requireTargets(spec);
    for (PacketSpec packet : packets) {
      packet
          .payload()
          .digest()
          .problem()
          .ifPresent(
              problem -> {
                throw invalid(problem);
              });
    }
  }

  private static void unique(String text, List<String> ids) {
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw invalid(text + id);
      }
    }
  }

  private static void requireQuery(Condition condition) {
    String text = "invalid evidence query for condition " + condition.conditionId() + ": ";
    if (condition.query().providerId().isBlank()) {
      throw invalid(text + "provider_id is empty");
    }
    if (condition.query().checkId().isBlank()) {
      throw invalid(text + "check_id is empty");
    }
  }

  private static void requireConditions(ScenarioSpec spec) {
    for (Stage stage : spec.stages()) {
      for (Gate gate : stage.gates()) {
        for (String id : gate.requirement().conditionIds()) {
          if (spec.condition(id).isEmpty()) {
            throw invalid("gate references undefined condition: " + id);
          }
        }
      }
    }
  }

  private static void requireTargets(ScenarioSpec spec) {
    for (Stage stage : spec.stages()) {
      for (String target : stage.advanceTo().targets()) {
        if (!spec.hasStage(target)) {
          throw invalid("branch target refers to unknown stage: " + target);
        }
      }
    }
  }

  private static ControlPlaneFailure invalid(String problem) {
    return new ControlPlaneFailure("invalid scenario spec: " + problem);
  }
}
