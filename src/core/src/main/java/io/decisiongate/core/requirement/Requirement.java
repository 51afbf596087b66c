package io.decisiongate.core.requirement;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A tree of requirements over conditions (requirements.md section 2). */
public sealed interface Requirement {

  /** All of these; true when there are none. */
  record And(List<Requirement> reqs) implements Requirement {
    public And {
      reqs = List.copyOf(reqs);
    }
  }

  /** At least one of these; false when there are none. */
  record Or(List<Requirement> reqs) implements Requirement {
    public Or {
      reqs = List.copyOf(reqs);
    }
  }

  /** The opposite. */
  record Not(Requirement req) implements Requirement {}

  /**
   * At least {@code min} of these; cannot be satisfied when there are fewer.
   *
   * @param min 0 to 255
   */
  record RequireGroup(int min, List<Requirement> reqs) implements Requirement {
    /** The largest {@code min} that can be written. */
    public static final int MAX_MIN = 255;

    public RequireGroup {
      if (min < 0 || min > MAX_MIN) {
        throw new IllegalArgumentException("min out of 0 to " + MAX_MIN + ": " + min);
      }
      reqs = List.copyOf(reqs);
    }
  }

  /** A condition of the scenario, by its id. */
  record Condition(String id) implements Requirement {}

  /** The direct children, in textual order. */
  default List<Requirement> children() {
    return switch (this) {
      case And and -> and.reqs();
      case Or or -> or.reqs();
      case Not not -> List.of(not.req());
      case RequireGroup group -> group.reqs();
      case Condition ignored -> List.of();
    };
  }

  /** The ids of all leaves in textual order; an id occurs as often as it is used. */
  default List<String> conditionIds() {
    List<String> ids = new ArrayList<>();
    collectConditionIds(ids);
    return List.copyOf(ids);
  }

  private void collectConditionIds(List<String> ids) {
    if (this instanceof Condition condition) {
      ids.add(condition.id());
    }
    for (Requirement child : children()) {
      child.collectConditionIds(ids);
    }
  }

  /**
   * Reads the wire form: an object with exactly one member, its name the kind of node. Unknown
   * members inside {@code RequireGroup} are ignored.
   *
   * @throws io.decisiongate.core.error.InvalidParams for anything else
   */
  static Requirement fromJson(Json json) {
    return RequirementJson.read(json);
  }

  default Json toJson() {
    return RequirementJson.write(this);
  }
}
