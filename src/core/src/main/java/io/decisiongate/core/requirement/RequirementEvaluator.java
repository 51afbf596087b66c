package io.decisiongate.core.requirement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Evaluates trees in three-valued logic without short-circuit (requirements.md section 5): every
 * leaf is visited and traced, also when the result is already certain.
 */
public final class RequirementEvaluator {
  /** Deepest level that is evaluated; the root is level 0. */
  public static final int MAX_DEPTH = 32;

  private RequirementEvaluator() {}

  /**
   * Evaluates. A node below {@link #MAX_DEPTH} ends the evaluation: the whole is Unknown and the
   * trace holds the leaves before that node.
   *
   * @param values truth values by condition id; a missing id is Unknown
   */
  public static Evaluation evaluate(
      Requirement requirement, Map<String, TruthValue> values, Logic logic) {
    List<TraceEntry> trace = new ArrayList<>();
    Deque<Frame> path = new ArrayDeque<>();
    path.push(new Frame(requirement));
    while (true) {
      Frame frame = path.element();
      if (frame.hasNext()) {
        if (path.size() > MAX_DEPTH) {
          return new Evaluation(TruthValue.UNKNOWN, trace);
        }
        path.push(new Frame(frame.next()));
        continue;
      }
      TruthValue status = frame.status(values, logic);
      if (frame.node instanceof Requirement.Condition condition) {
        trace.add(new TraceEntry(condition.id(), status));
      }
      path.pop();
      if (path.isEmpty()) {
        return new Evaluation(status, trace);
      }
      path.element().count(status);
    }
  }

  /** A node whose children are being visited, and how many of them came out how. */
  private static final class Frame {
    private final Requirement node;
    private final List<Requirement> children;
    private int visited;
    private int trues;
    private int unknowns;

    Frame(Requirement node) {
      this.node = node;
      this.children = node.children();
    }

    boolean hasNext() {
      return visited < children.size();
    }

    Requirement next() {
      return children.get(visited++);
    }

    void count(TruthValue child) {
      switch (child) {
        case TRUE -> trues++;
        case UNKNOWN -> unknowns++;
        case FALSE -> {}
      }
    }

    TruthValue status(Map<String, TruthValue> values, Logic logic) {
      int falses = visited - trues - unknowns;
      return switch (node) {
        case Requirement.And ignored -> decide(falses > 0, TruthValue.FALSE, logic);
        case Requirement.Or ignored -> decide(trues > 0, TruthValue.TRUE, logic);
        case Requirement.Not ignored ->
            unknowns > 0 ? TruthValue.UNKNOWN : TruthValue.of(trues == 0);
        case Requirement.RequireGroup group -> group(group.min());
        case Requirement.Condition condition ->
            values.getOrDefault(condition.id(), TruthValue.UNKNOWN);
      };
    }

    /** And and Or: one operand can be decisive, none decisive gives the opposite. */
    private TruthValue decide(boolean decisive, TruthValue decision, Logic logic) {
      boolean unknown =
          switch (logic) {
            case KLEENE -> unknowns > 0 && !decisive;
            case BOCHVAR -> unknowns > 0;
          };
      if (unknown) {
        return TruthValue.UNKNOWN;
      }
      return decisive ? decision : decision.not();
    }

    private TruthValue group(int min) {
      if (trues >= min) {
        return TruthValue.TRUE;
      }
      return trues + unknowns < min ? TruthValue.FALSE : TruthValue.UNKNOWN;
    }
  }
}
