package io.decisiongate.core.requirement;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The wire form of requirement trees (requirements.md section 2). */
final class RequirementJson {
  private RequirementJson() {}

  static Requirement read(Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw new InvalidParams(
          "invalid type: " + ObjectReader.typeOf(json) + ", expected an object for requirement");
    }
    if (object.members().size() != 1) {
      throw new InvalidParams(
          "expected exactly one member in requirement, found " + object.members().size());
    }
    Map.Entry<String, Json> node = object.members().entrySet().iterator().next();
    return switch (node.getKey()) {
      case "And" -> new Requirement.And(list(node.getValue(), "And"));
      case "Or" -> new Requirement.Or(list(node.getValue(), "Or"));
      case "Not" -> new Requirement.Not(read(node.getValue()));
      case "RequireGroup" -> {
        ObjectReader members = ObjectReader.of(node.getValue(), "RequireGroup");
        yield new Requirement.RequireGroup(
            Math.toIntExact(members.integer("min", 0, Requirement.RequireGroup.MAX_MIN)),
            members.list("reqs", RequirementJson::read));
      }
      case "Condition" ->
          new Requirement.Condition(ObjectReader.of(json, "requirement").string("Condition"));
      default ->
          throw new InvalidParams(
              "unknown variant `"
                  + node.getKey()
                  + "`, expected one of `And`, `Or`, `Not`, `RequireGroup`, `Condition`");
    };
  }

  private static List<Requirement> list(Json json, String tag) {
    if (!(json instanceof Json.Array array)) {
      throw new InvalidParams(
          "invalid type: " + ObjectReader.typeOf(json) + ", expected an array for " + tag);
    }
    List<Requirement> reqs = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      reqs.add(read(item));
    }
    return reqs;
  }

  static Json write(Requirement requirement) {
    return switch (requirement) {
      case Requirement.And and -> Json.object().put("And", write(and.reqs())).build();
      case Requirement.Or or -> Json.object().put("Or", write(or.reqs())).build();
      case Requirement.Not not -> Json.object().put("Not", write(not.req())).build();
      case Requirement.RequireGroup group ->
          Json.object()
              .put(
                  "RequireGroup",
                  Json.object().put("min", group.min()).put("reqs", write(group.reqs())).build())
              .build();
      case Requirement.Condition condition ->
          Json.object().put("Condition", condition.id()).build();
    };
  }

  private static Json write(List<Requirement> requirements) {
    return new Json.Array(requirements.stream().map(RequirementJson::write).toList());
  }
}
