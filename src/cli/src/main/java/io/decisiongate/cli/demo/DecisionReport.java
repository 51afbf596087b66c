package io.decisiongate.cli.demo;

import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.requirement.Logic;
import io.decisiongate.core.requirement.RequirementEvaluator;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows people what was decided, and on what evidence. */
record DecisionReport(ReleaseRun run) {

  void print(Console console) {
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
      console.text("\n");
      console.line(DemoMessage.GATE, gate.gateId(), status.wire());
      for (String conditionId : gate.requirement().conditionIds()) {
        Finding finding = findings.get(conditionId);
        if (finding != null) {
          print(finding, console);
        }
      }
    }
    console.text("\n" + decision(console));
    if (!unmetNow.equals(unmetThen())) {
      console.line(DemoMessage.EVIDENCE_CHANGED);
    }
  }

  private static void print(Finding finding, Console console) {
    console.line(
        DemoMessage.FINDING,
        "%-7s".formatted(finding.status().wire()),
        "%-20s".formatted(finding.condition().conditionId()),
        question(finding),
        finding
            .value()
            .map(JsonWriter::write)
            .or(finding::error)
            .orElseGet(() -> console.textOf(DemoMessage.FINDING_NOTHING)),
        finding
            .hash()
            .map(Object::toString)
            .orElseGet(() -> console.textOf(DemoMessage.FINDING_WITHOUT_HASH)));
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

  private String decision(Console console) {
    ObjectReader outcome =
        ObjectReader.of(ObjectReader.of(run.decision(), "decision").value("outcome"), "outcome");
    String kind = outcome.string("kind");
    return switch (kind) {
      case "complete", "advance" -> console.lineOf(DemoMessage.DECISION_ADVANCE, kind);
      case "hold" ->
          console.lineOf(
              DemoMessage.DECISION_HOLD, kind, String.join(", ", unmet(outcome.value("summary"))));
      case "fail" -> console.lineOf(DemoMessage.DECISION_FAIL, kind, outcome.string("reason"));
      default -> console.lineOf(DemoMessage.DECISION_OTHER, kind);
    };
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
