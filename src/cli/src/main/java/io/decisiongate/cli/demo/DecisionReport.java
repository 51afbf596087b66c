package io.decisiongate.cli.demo;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.requirement.Logic;
import io.decisiongate.core.requirement.RequirementEvaluator;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.Gate;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows people what was decided, and on what evidence. */
record DecisionReport(ReleaseRun run) {

  void print(PrintWriter out) {
    Map<String, TruthValue> values =
        run.findings().stream()
            .collect(
                Collectors.toMap(finding -> finding.condition().conditionId(), Finding::status));
    Map<String, Finding> findings =
        run.findings().stream()
            .collect(
                Collectors.toMap(
                    finding -> finding.condition().conditionId(), Function.identity()));
    List<String> unmetNow = new ArrayList<>();
    for (Gate gate : run.spec().stages().getFirst().gates()) {
      TruthValue status =
          RequirementEvaluator.evaluate(gate.requirement(), values, Logic.KLEENE).status();
      if (status != TruthValue.TRUE) {
        unmetNow.add(gate.gateId());
      }
      out.println();
      out.printf("Gate %s: %s%n", gate.gateId(), status.wire());
      for (String conditionId : gate.requirement().conditionIds()) {
        Finding finding = findings.get(conditionId);
        if (finding != null) {
          print(finding, out);
        }
      }
    }
    out.println();
    out.println(decision());
    if (!unmetNow.equals(unmetThen())) {
      out.println(
          "The evidence has changed since: what is shown above is newer than the decision.");
    }
  }

  private static void print(Finding finding, PrintWriter out) {
    out.printf(
        "  %-7s %-20s %s%n",
        finding.status().wire(), finding.condition().conditionId(), question(finding));
    out.printf(
        "          found %s, evidence %s%n",
        finding.value().map(JsonWriter::write).or(finding::error).orElse("nothing"),
        finding.hash().map(Object::toString).orElse("without hash"));
  }

  /** Provider, parameters, comparator and expected value in one line. */
  private static String question(Finding finding) {
    String params =
        finding.condition().query().params().stream()
            .flatMap(DecisionReport::texts)
            .collect(Collectors.joining(" "));
    return "%s.%s %s %s %s"
        .formatted(
            finding.condition().query().providerId(),
            finding.condition().query().checkId(),
            params,
            finding.condition().comparator().wire(),
            finding.condition().expected().map(JsonWriter::write).orElse(""));
  }

  private static Stream<String> texts(Json params) {
    return params instanceof Json.Obj object
        ? object.members().values().stream()
            .map(value -> value instanceof Json.Text text ? text.value() : JsonWriter.write(value))
        : Stream.of(JsonWriter.write(params));
  }

  private String decision() {
    ObjectReader outcome =
        ObjectReader.of(ObjectReader.of(run.decision(), "decision").value("outcome"), "outcome");
    String kind = outcome.string("kind");
    String meaning =
        switch (kind) {
          case "complete", "advance" -> "the release may be made.";
          case "hold" ->
              "the release must wait; not met: "
                  + String.join(", ", unmet(outcome.value("summary")))
                  + ".";
          case "fail" -> "the run has failed: " + outcome.string("reason") + ".";
          default -> "";
        };
    return "Decision: " + kind + " - " + meaning;
  }

  /** The gates that the decision found not satisfied. */
  private List<String> unmetThen() {
    ObjectReader outcome =
        ObjectReader.of(ObjectReader.of(run.decision(), "decision").value("outcome"), "outcome");
    return outcome.string("kind").equals("hold") ? unmet(outcome.value("summary")) : List.of();
  }

  private static List<String> unmet(Json summary) {
    return ObjectReader.of(summary, "summary").strings("unmet_gates");
  }
}
