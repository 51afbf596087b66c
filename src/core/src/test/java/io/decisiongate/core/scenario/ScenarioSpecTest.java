package io.decisiongate.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.JsonReader;
import org.junit.jupiter.api.Test;

class ScenarioSpecTest {
  private static final String TERMINAL = "{\"kind\":\"terminal\"}";

  private static ScenarioSpec spec(String id, String stage, String condition) {
    return ScenarioSpec.fromJson(
        JsonReader.read(
            """
            {"scenario_id":"%s","namespace_id":1,"spec_version":"1","stages":[%s],
             "conditions":[%s],"policies":[],"schemas":[]}
            """
                .formatted(id, stage, condition)));
  }

  private static String stage(String packets, String gates, String advanceTo, String timeout) {
    return """
        {"stage_id":"s","entry_packets":[%s],"gates":[%s],"advance_to":%s,%s}
        """
        .formatted(packets, gates, advanceTo, timeout);
  }

  private static String condition(String id, String expected) {
    return """
        {"condition_id":"%s","query":{"provider_id":"p","check_id":"c"},"comparator":"in_set",
         "expected":%s,"policy_tags":[]}
        """
        .formatted(id, expected);
  }

  private static String branch(String rules) {
    return "{\"kind\":\"branch\",\"branches\":[" + rules + "]}";
  }

  private static String rule(String gate, String outcome) {
    return "{\"gate_id\":\"" + gate + "\",\"outcome\":\"" + outcome + "\",\"next_stage_id\":\"s\"}";
  }

  @Test
  void keepsTheClassOfNumbersThatItsHashDoesNotSee() {
    String stage = stage("", "", TERMINAL, "\"on_timeout\":\"fail\"");
    ScenarioSpec integers = spec("a", stage, condition("c", "[1]"));
    ScenarioSpec floats = spec("a", stage, condition("c", "[1.0]"));
    assertThat(floats.specHash()).isEqualTo(integers.specHash());
    assertThat(floats.toJson()).isNotEqualTo(integers.toJson());
    assertThat(ScenarioSpec.fromJson(floats.toJson()).toJson()).isEqualTo(floats.toJson());
  }

  @Test
  void asksConditionsOnceInTheOrderOfTheGatesAndSortsThemByTheirBytes() {
    String gates =
        """
        {"gate_id":"g","requirement":{"And":[{"Condition":"\uD83D\uDE00"},{"Condition":"b"},
         {"Condition":"\uFFFD"},{"Condition":"b"}]}},
        {"gate_id":"h","requirement":{"Or":[{"Condition":"a"},{"Condition":"b"}]}}
        """;
    ScenarioSpec spec =
        spec(
            "a",
            stage("", gates, TERMINAL, "\"on_timeout\":\"fail\""),
            String.join(
                ",",
                condition("a", "[]"),
                condition("b", "[]"),
                condition("\uFFFD", "[]"),
                condition("\uD83D\uDE00", "[]"),
                condition("unused", "[]")));
    StagePlan plan = spec.plan("s");
    assertThat(plan.conditions())
        .extracting(Condition::conditionId)
        .containsExactly("\uD83D\uDE00", "b", "\uFFFD", "a");
    assertThat(plan.gates().getFirst().conditionIds())
        .containsExactly("b", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void refusesAPacketThatCouldNeverBeIssued() {
    String packet =
        """
        {"packet_id":"p","schema_id":"x","content_type":"t","visibility_labels":[],
         "policy_tags":[],"payload":{"kind":"json","value":"%s"}}
        """;
    String onTimeout = "\"on_timeout\":\"fail\"";
    int longest = 2 * 1024 * 1024 - 2;
    spec("a", stage(packet.formatted("x".repeat(longest)), "", TERMINAL, onTimeout), "").validate();
    ScenarioSpec tooLarge =
        spec("a", stage(packet.formatted("x".repeat(longest + 1)), "", TERMINAL, onTimeout), "");
    assertThatThrownBy(tooLarge::validate)
        .isInstanceOf(ControlPlaneFailure.class)
        .hasMessage("invalid scenario spec: payload exceeds size limit (2097153 > 2097152)");
  }

  @Test
  void refusesIdsThatCannotBeStored() {
    String stage = stage("", "", TERMINAL, "\"on_timeout\":\"fail\"");
    assertThatThrownBy(() -> spec("x".repeat(256), stage, "")).isInstanceOf(InvalidParams.class);
    assertThatThrownBy(() -> spec("a", stage, condition("x".repeat(256), "1")))
        .isInstanceOf(InvalidParams.class);
  }

  @Test
  void warnsOfBranchesThatCannotBeTaken() {
    String gate = "{\"gate_id\":\"g\",\"requirement\":{\"And\":[]}}";
    String rules =
        String.join(
            ",",
            rule("g", "true"),
            rule("g", "false"),
            rule("g", "unknown"),
            rule("elsewhere", "true"),
            rule("elsewhere", "unknown"));
    ScenarioSpec spec =
        spec("a", stage("", gate, branch(rules), "\"on_timeout\":\"alternate_branch\""), "");
    assertThat(spec.warnings())
        .containsExactly(
            "stage s: the branch for gate g False can never be taken",
            "stage s: the branch for gate g Unknown can never be taken",
            "stage s: the branch for gate elsewhere True can never be taken",
            "stage s: there is no default branch; a run where no branch matches cannot go on");
    ScenarioSpec timed =
        spec(
            "a",
            stage(
                "",
                gate,
                branch(rule("g", "unknown")),
                "\"timeout\":{\"timeout_ms\":1,\"policy_tags\":[]},"
                    + "\"on_timeout\":\"alternate_branch\""),
            "");
    assertThat(timed.warnings()).hasSize(1);
  }
}
