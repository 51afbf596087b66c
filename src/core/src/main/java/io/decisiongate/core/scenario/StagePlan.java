package io.decisiongate.core.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stage prepared for evaluation.
 *
 * @param conditions those that its gates use, in the order in which they are asked: gates as
 *     written, leaves from left to right, each condition once (engine.md section 8.1)
 * @param gates as written
 */
public record StagePlan(Stage stage, List<Condition> conditions, List<GatePlan> gates) {

  /**
   * A gate prepared for evaluation.
   *
   * @param conditionIds each once, in the order of their UTF-8 bytes
   */
  public record GatePlan(Gate gate, List<String> conditionIds) {}

  static StagePlan of(Stage stage, Map<String, Condition> conditions) {
    Set<String> used = new LinkedHashSet<>();
    List<GatePlan> gates = new ArrayList<>(stage.gates().size());
    for (Gate gate : stage.gates()) {
      List<String> leaves = gate.requirement().conditionIds();
      used.addAll(leaves);
      gates.add(
          new GatePlan(gate, leaves.stream().distinct().sorted(CodePointOrder.INSTANCE).toList()));
    }
    return new StagePlan(
        stage,
        used.stream().flatMap(id -> Optional.ofNullable(conditions.get(id)).stream()).toList(),
        List.copyOf(gates));
  }
}
