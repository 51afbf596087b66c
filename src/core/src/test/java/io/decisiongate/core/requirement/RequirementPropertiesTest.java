package io.decisiongate.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The evaluator against one that is written as the reference says it, node by node. */
class RequirementPropertiesTest {
  private static final List<String> CONDITIONS = List.of("a", "b", "c", "d", "e");

  @Property(tries = 5_000)
  void evaluatorAgreesWithTheNaiveOne(
      @ForAll("trees") Requirement tree, @ForAll("values") Map<String, TruthValue> values) {
    List<TraceEntry> trace = new ArrayList<>();
    TruthValue status = naive(tree, values, trace);
    assertThat(RequirementEvaluator.evaluate(tree, values, Logic.KLEENE))
        .isEqualTo(new Evaluation(status, trace));
  }

  @Property
  void wireFormReadsBack(@ForAll("trees") Requirement tree) {
    assertThat(Requirement.fromJson(tree.toJson())).isEqualTo(tree);
  }

  /** requirements.md section 5, strong Kleene logic. */
  private static TruthValue naive(
      Requirement tree, Map<String, TruthValue> values, List<TraceEntry> trace) {
    if (tree instanceof Requirement.Condition(String id)) {
      TruthValue value = values.getOrDefault(id, TruthValue.UNKNOWN);
      trace.add(new TraceEntry(id, value));
      return value;
    }
    List<TruthValue> children =
        tree.children().stream().map(child -> naive(child, values, trace)).toList();
    long trues = children.stream().filter(value -> value == TruthValue.TRUE).count();
    long falses = children.stream().filter(value -> value == TruthValue.FALSE).count();
    long unknowns = children.size() - trues - falses;
    return switch (tree) {
      case Requirement.And ignored ->
          falses > 0 ? TruthValue.FALSE : unknowns > 0 ? TruthValue.UNKNOWN : TruthValue.TRUE;
      case Requirement.Or ignored ->
          trues > 0 ? TruthValue.TRUE : unknowns > 0 ? TruthValue.UNKNOWN : TruthValue.FALSE;
      case Requirement.Not ignored ->
          unknowns > 0 ? TruthValue.UNKNOWN : trues > 0 ? TruthValue.FALSE : TruthValue.TRUE;
      case Requirement.RequireGroup group ->
          trues >= group.min()
              ? TruthValue.TRUE
              : trues + unknowns < group.min() ? TruthValue.FALSE : TruthValue.UNKNOWN;
      case Requirement.Condition ignored -> throw new AssertionError("a leaf has no children");
    };
  }

  @Provide
  Arbitrary<Requirement> trees() {
    return Arbitraries.recursive(
        () -> Arbitraries.of(CONDITIONS).map(Requirement.Condition::new),
        RequirementPropertiesTest::nested,
        0,
        5);
  }

  private static Arbitrary<Requirement> nested(Arbitrary<Requirement> inner) {
    Arbitrary<List<Requirement>> children = inner.list().ofMaxSize(4);
    return Arbitraries.oneOf(
        inner,
        children.map(Requirement.And::new),
        children.map(Requirement.Or::new),
        inner.map(Requirement.Not::new),
        Combinators.combine(Arbitraries.integers().between(0, 5), children)
            .as(Requirement.RequireGroup::new));
  }

  @Provide
  Arbitrary<Map<String, TruthValue>> values() {
    return Arbitraries.maps(Arbitraries.of(CONDITIONS), Arbitraries.of(TruthValue.values()));
  }
}
