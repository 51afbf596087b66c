package io.decisiongate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReleaseScenarioTest {
  private static final Instant FREEZE_ENDS = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void scenarioIsValidAndUsesEachConditionOnce() {
    ScenarioSpec spec = ReleaseScenario.spec("release-gate", new ReleasePolicy(true, FREEZE_ENDS));
    assertThatCode(spec::validate).doesNotThrowAnyException();
    assertThat(spec.warnings()).isEmpty();
    assertThat(
            spec.stages().getFirst().gates().stream()
                .flatMap(gate -> gate.requirement().conditionIds().stream()))
        .containsExactlyInAnyOrderElementsOf(
            spec.conditions().stream().map(Condition::conditionId).toList());
  }

  @Test
  void endOfTheFreezeBelongsToTheDefinition() {
    ScenarioSpec one = ReleaseScenario.spec("release-gate", new ReleasePolicy(true, FREEZE_ENDS));
    ScenarioSpec same = ReleaseScenario.spec("release-gate", new ReleasePolicy(false, FREEZE_ENDS));
    ScenarioSpec later =
        ReleaseScenario.spec("release-gate", new ReleasePolicy(true, FREEZE_ENDS.plusSeconds(1)));
    assertThat(one.specHash()).isEqualTo(same.specHash()).isNotEqualTo(later.specHash());
    assertThat(one.condition("freeze_ended").orElseThrow().query().params())
        .contains(Json.object().put("timestamp", "2026-01-01T00:00:00Z").build());
  }

  @Test
  void valuesInTemplatesCannotBreakOut() {
    String filled = new Template("root = \"@ROOT@\"").with("ROOT", "/a\"b\\c").text();
    assertThat(filled).isEqualTo("root = \"/a\\\"b\\\\c\"");
  }
}
