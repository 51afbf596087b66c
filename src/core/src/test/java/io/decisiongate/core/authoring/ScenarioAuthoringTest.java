package io.decisiongate.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioAuthoringTest {
  private static final String JSON =
      """
      {"scenario_id": "s", "namespace_id": 2, "spec_version": "1",
       "stages": [{"stage_id": "st", "entry_packets": [],
                   "gates": [{"gate_id": "g", "requirement": @REQUIREMENT@}],
                   "advance_to": {"kind": "terminal"}, "on_timeout": "fail"}],
       "conditions": [
         {"condition_id": "a", "query": {"provider_id": "env", "check_id": "get"},
          "comparator": "exists", "policy_tags": []},
         {"condition_id": "gate-time",
          "query": {"provider_id": "time", "check_id": "after", "params": {"timestamp": 1.5}},
          "comparator": "equals", "expected": true, "policy_tags": []}],
       "policies": [], "schemas": []}
      """;

  @Test
  void tomlIsTheSameScenario() {
    String toml =
        """
        scenario_id = "s"
        namespace_id = 2
        spec_version = "1"
        policies = []
        schemas = []

        [[stages]]
        stage_id = "st"
        entry_packets = []
        on_timeout = "fail"
        advance_to = { kind = "terminal" }
        [[stages.gates]]
        gate_id = "g"
        requirement = { Condition = "a" }

        [[conditions]]
        condition_id = "a"
        comparator = "exists"
        policy_tags = []
        query = { provider_id = "env", check_id = "get" }
        [[conditions]]
        condition_id = "gate-time"
        comparator = "equals"
        expected = true
        policy_tags = []
        query = { provider_id = "time", check_id = "after", params = { timestamp = 1.5 } }
        """;

    assertThat(read(toml, AuthoringFormat.TOML).canonical())
        .isEqualTo(read(json("{\"Condition\": \"a\"}"), AuthoringFormat.JSON).canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namespace_id = 2020-01-01 | a date or time at /namespace_id; write it as a string",
        "namespace_id = inf        | a number that is not finite at /namespace_id",
        "namespace_id =            | line 1",
      })
  void tomlWithoutCounterpartInJsonIsRefused(String toml, String problem) {
    assertThatThrownBy(() -> read(toml, AuthoringFormat.TOML))
        .isInstanceOf(InvalidScenario.class)
        .hasMessageStartingWith("failed to parse toml input: ")
        .hasMessageContaining(problem);
  }

  @Test
  void requirementsMayBeWrittenAsText() {
    assertThat(
            read(json("\"at_least(1, a, not \\\"gate-time\\\")\""), AuthoringFormat.JSON)
                .canonical())
        .isEqualTo(
            read(
                    json(
                        "{\"RequireGroup\": {\"min\": 1, \"reqs\": [{\"Condition\": \"a\"},"
                            + " {\"Not\": {\"Condition\": \"gate-time\"}}]}}"),
                    AuthoringFormat.JSON)
                .canonical());
  }

  @Test
  void textThatIsNoRequirementIsRefusedWithItsGate() {
    assertThatThrownBy(() -> read(json("\"a and b\""), AuthoringFormat.JSON))
        .isInstanceOf(InvalidScenario.class)
        .hasMessage("failed to parse requirement of gate g: unknown condition `b` at 6");
  }

  @Test
  void requirementsNestedTooDeeplyAreRefused() {
    String text = "\"" + "(".repeat(33) + "a" + ")".repeat(33) + "\"";
    assertThatThrownBy(() -> read(json(text), AuthoringFormat.JSON))
        .isInstanceOf(InvalidScenario.class)
        .hasMessageContaining("input nesting exceeds limit: depth 33 (max 32) at 32");
  }

  @Test
  void allViolationsOfTheSchemaAreTold() {
    String two = json("{\"Condition\": \"a\"}").replace("\"policies\": [],", "\"extra\": 1,");
    assertThatThrownBy(() -> read(two, AuthoringFormat.JSON))
        .isInstanceOf(InvalidScenario.class)
        .hasMessage(
            "schema validation failed: \"policies\" is a required property;"
                + " Additional properties are not allowed ('extra' was unexpected)");
  }

  @Test
  void inputMayHaveSixteenMebibytes() {
    String room = " ".repeat(ScenarioAuthoring.MAX_BYTES);
    String full = (json("{\"Condition\": \"a\"}") + room).substring(0, room.length());
    assertThat(read(full, AuthoringFormat.JSON).scenarioId()).isEqualTo("s");
    assertThatThrownBy(() -> read(full + " ", AuthoringFormat.JSON))
        .hasMessage("authoring input exceeds size limit (16777217 > 16777216)");
  }

  @Test
  void variantsOfRonAreRequirementsWhereTheyAreAllowed() {
    String ron = json("And([Condition(\"a\"), Not(Condition(\"gate-time\"))])");
    assertThat(
            ScenarioAuthoring.read(ron, AuthoringFormat.RON, new AuthoringOptions(true))
                .canonical())
        .isEqualTo(
            read(
                    json(
                        "{\"And\": [{\"Condition\": \"a\"},"
                            + " {\"Not\": {\"Condition\": \"gate-time\"}}]}"),
                    AuthoringFormat.JSON)
                .canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expected: fail   | 1:12: Expected a value, found fail",
        "expected: Foo(1) | 1:12: Expected a value, found Foo(...); such names mean nothing here",
      })
  void namesInRonNeverBecomeNull(String member, String problem) {
    assertThatThrownBy(() -> read("(" + member + ")", AuthoringFormat.RON))
        .isInstanceOf(InvalidScenario.class)
        .hasMessage("failed to parse ron input: " + problem);
  }

  private static String json(String requirement) {
    return JSON.replace("@REQUIREMENT@", requirement);
  }

  private static AuthoredScenario read(String text, AuthoringFormat format) {
    return ScenarioAuthoring.read(text, format, AuthoringOptions.DEFAULT);
  }
}
