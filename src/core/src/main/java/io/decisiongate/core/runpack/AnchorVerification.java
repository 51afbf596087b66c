package io.decisiongate.core.runpack;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.json.JsonItems;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.run.EvidenceRecord;
import io.decisiongate.core.run.GateRecord;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps 7 to 9 of the verification: whether the recorded evidence has the anchors asked for. */
final class AnchorVerification {
  private AnchorVerification() {}

  /** What is wrong; when spec or log cannot be used only that. */
  static List<String> errors(AnchorPolicy policy, PackReader pack) {
    ScenarioSpec spec;
    try {
      spec =
          ScenarioSpec.fromJson(
              JsonReader.readDistinctThroughout(pack.bytes(Artifact.SCENARIO_SPEC.path())));
    } catch (RunpackFailure unreadable) {
      return List.of("scenario spec read failed: " + unreadable.text());
    } catch (JsonSyntaxException invalid) {
      return List.of("invalid scenario spec: " + invalid.getMessage());
    } catch (InvalidParams invalid) {
      return List.of("invalid scenario spec: " + invalid.text());
    }
    try {
      return pack.read(
          Artifact.GATE_EVALUATIONS.path(),
          bytes -> {
            List<String> errors = new ArrayList<>();
            try (JsonItems items = JsonItems.openDistinct(bytes)) {
              for (var item = items.next(); item.isPresent(); item = items.next()) {
                check(RecordedGates.fromJson(item.get()), spec, policy, errors);
              }
            }
            return errors;
          });
    } catch (RunpackFailure unreadable) {
      return List.of("gate eval log read failed: " + unreadable.text());
    } catch (JsonSyntaxException invalid) {
      return List.of("invalid gate eval log: " + invalid.getMessage());
    } catch (InvalidParams invalid) {
      return List.of("invalid gate eval log: " + invalid.text());
    }
  }

  private static void check(
      GateRecord gate, ScenarioSpec spec, AnchorPolicy policy, List<String> errors) {
    String place = " (trigger " + gate.triggerId() + ", stage " + gate.stageId() + ")";
    for (EvidenceRecord evidence : gate.evidence()) {
      if (evidence.result().error().isPresent()) {
        continue;
      }
      String id = evidence.conditionId();
      Optional<Condition> condition = spec.condition(id);
      if (condition.isEmpty()) {
        errors.add("condition " + id + " missing from scenario spec" + place);
        continue;
      }
      AnchorRule rule = policy.rules().get(condition.get().query().providerId());
      if (rule != null) {
        rule.problem(evidence.result().evidenceAnchor())
            .ifPresent(
                problem ->
                    errors.add("anchor invalid for condition " + id + place + ": " + problem));
      }
    }
  }
}
