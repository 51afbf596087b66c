package io.decisiongate.core.requirement;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.util.List;

/**
 * The structural limits of the library (requirements.md section 4). Gates of a scenario are not
 * held to them: there, authoring shows the texts as warnings.
 *
 * @param allowEmpty whether And and Or may have no children
 */
public record RequirementStructure(boolean allowEmpty) {
  /** Longest input, in bytes of UTF-8. */
  public static final int MAX_BYTES = 1_048_576;

  /** The limits that apply unless somebody asks for others: empty And and Or are allowed. */
  public static final RequirementStructure DEFAULT = new RequirementStructure(true);

  private static final String INVALID = "Invalid requirement structure: ";

  /**
   * Reads the wire form and checks it.
   *
   * @throws InvalidRequirement for too long input, for what is not a requirement, for a broken
   *     limit
   */
  public Requirement read(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new InvalidRequirement(
          INVALID
              + "Serialized requirement exceeds size limit: "
              + utf8.length
              + " bytes (max "
              + MAX_BYTES
              + ")");
    }
    Requirement requirement = decode(utf8);
    check(requirement);
    return requirement;
  }

  private static Requirement decode(byte[] utf8) {
    try {
      return Requirement.fromJson(JsonReader.read(utf8));
    } catch (JsonSyntaxException | InvalidParams e) {
      throw new InvalidRequirement(INVALID + e.getMessage(), e);
    }
  }

  /**
   * Checks the depth of the whole tree, then the nodes from left to right, parents first.
   *
   * @throws InvalidRequirement at the first broken limit
   */
  public void check(Requirement requirement) {
    checkDepth(requirement, 0);
    checkNodes(requirement);
  }

  private static void checkDepth(Requirement requirement, int depth) {
    if (depth > RequirementEvaluator.MAX_DEPTH) {
      throw new InvalidRequirement(
          "Requirement tree too deep: "
              + depth
              + " levels (max "
              + RequirementEvaluator.MAX_DEPTH
              + ")");
    }
    for (Requirement child : requirement.children()) {
      checkDepth(child, depth + 1);
    }
  }

  private void checkNodes(Requirement requirement) {
    switch (requirement) {
      case Requirement.And and -> checkNotEmpty("And", and.reqs());
      case Requirement.Or or -> checkNotEmpty("Or", or.reqs());
      case Requirement.RequireGroup group -> checkGroup(group);
      case Requirement.Not ignored -> {}
      case Requirement.Condition ignored -> {}
    }
    for (Requirement child : requirement.children()) {
      checkNodes(child);
    }
  }

  private void checkNotEmpty(String kind, List<Requirement> reqs) {
    if (reqs.isEmpty() && !allowEmpty) {
      throw new InvalidRequirement(INVALID + "Empty " + kind + " requirement not allowed");
    }
  }

  private static void checkGroup(Requirement.RequireGroup group) {
    int total = group.reqs().size();
    if (group.min() > total) {
      throw new InvalidRequirement(
          "Invalid group requirement: min " + group.min() + " exceeds total " + total);
    }
    if (group.min() == 0 && total > 0) {
      throw new InvalidRequirement(
          INVALID + "RequireGroup with min=0 should be empty or use And instead");
    }
  }
}
