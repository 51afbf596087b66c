package io.decisiongate.core.authoring;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.requirement.InvalidRequirement;
import io.decisiongate.core.requirement.RequirementText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts the tree in the place of each gate's {@code requirement} that is written in the text form
 * (requirements.md section 6): an addition to the reference, whose schema refuses strings there.
 * Names are ids of the scenario's own conditions.
 */
final class RequirementTexts {
  private static final String REQUIREMENT = "requirement";

  private final Set<String> conditions;

  private RequirementTexts(Set<String> conditions) {
    this.conditions = conditions;
  }

  /** The scenario with trees only; whatever has not the form of a scenario stays as it is. */
  static Json resolve(Json scenario) {
    RequirementTexts texts = new RequirementTexts(conditionIds(scenario));
    return each(scenario, "stages", stage -> each(stage, "gates", texts::gate));
  }

  private static Set<String> conditionIds(Json scenario) {
    Set<String> ids = new HashSet<>();
    each(
        scenario,
        "conditions",
        condition -> {
          text(condition, "condition_id").ifPresent(ids::add);
          return condition;
        });
    return ids;
  }

  private Json gate(Json gate) {
    return text(gate, REQUIREMENT)
        .map(text -> with(gate, REQUIREMENT, tree(text, text(gate, "gate_id").orElse(""))))
        .orElse(gate);
  }

  private Json tree(String text, String gateId) {
    try {
      return RequirementText.parse(text, name -> Optional.of(name).filter(conditions::contains))
          .toJson();
    } catch (InvalidRequirement e) {
      throw new InvalidScenario(
          new Problem.UnparsableRequirement(gateId, String.valueOf(e.getMessage())), e);
    }
  }

  /** The object with each item of this array exchanged. */
  private static Json each(Json object, String array, UnaryOperator<Json> exchange) {
    if (object instanceof Json.Obj members
        && members.members().get(array) instanceof Json.Array items) {
      List<Json> exchanged = items.items().stream().map(exchange).toList();
      return with(object, array, new Json.Array(exchanged));
    }
    return object;
  }

  private static Optional<String> text(Json object, String member) {
    return object instanceof Json.Obj members
            && members.members().get(member) instanceof Json.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static Json with(Json object, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) object).members());
    members.put(name, value);
    return new Json.Obj(members);
  }
}
