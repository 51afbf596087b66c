package io.decisiongate.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "\"And\"",
        "[]",
        "null",
        "{\"and\":[]}",
        "{\"Xor\":[]}",
        "{\"And\":[],\"Or\":[]}",
        "{\"And\":{}}",
        "{\"Not\":[]}",
        "{\"Condition\":1}",
        "{\"RequireGroup\":{\"min\":1}}",
        "{\"RequireGroup\":{\"reqs\":[]}}",
        "{\"RequireGroup\":{\"min\":256,\"reqs\":[]}}",
        "{\"RequireGroup\":{\"min\":-1,\"reqs\":[]}}",
        "{\"RequireGroup\":{\"min\":1.0,\"reqs\":[]}}",
        "{\"RequireGroup\":[]}",
        "{\"And\":[{\"Or\":[7]}]}",
      })
  void whatIsNoRequirementIsRefused(String json) {
    assertThatThrownBy(() -> Requirement.fromJson(JsonReader.read(json)))
        .isInstanceOf(InvalidParams.class);
  }

  @Test
  void unknownMembersOfGroupsAreIgnored() {
    assertThat(
            Requirement.fromJson(
                JsonReader.read(
                    "{\"RequireGroup\":{\"min\":255,\"reqs\":[],\"why\":\"\",\"x\":{}}}")))
        .isEqualTo(new Requirement.RequireGroup(255, List.of()));
  }

  @Test
  void conditionIdsComeInTextualOrderWithRepetitions() {
    Requirement requirement =
        Requirement.fromJson(
            JsonReader.read(
                """
                {"And":[{"Condition":"c"},{"Not":{"Condition":"a"}},
                 {"RequireGroup":{"min":1,"reqs":[{"Condition":"c"},{"Or":[{"Condition":""}]}]}}]}
                """));

    assertThat(requirement.conditionIds()).containsExactly("c", "a", "c", "");
  }
}
