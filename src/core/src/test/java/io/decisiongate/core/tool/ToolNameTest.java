package io.decisiongate.core.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.access.Capability;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of tools of sessions-rbac.md section 12. */
class ToolNameTest {
  private static final String NONE = "none";
  private static final Map<String, String> NEEDED =
      """
      scenario_define scenarios:write
      scenario_start runs:write
      scenario_status runs:read
      scenario_next runs:write
      scenario_submit runs:write
      scenario_trigger runs:write
      evidence_query evidence:query
      runpack_export runpacks:export
      runpack_verify runpacks:verify
      providers_list providers:read
      provider_contract_get providers:read
      provider_check_schema_get providers:read
      schemas_register schemas:write
      schemas_list schemas:read
      schemas_get schemas:read
      scenarios_list scenarios:read
      precheck scenarios:evaluate
      decision_gate_docs_search none
      """
          .lines()
          .map(line -> line.split(" ", -1))
          .collect(Collectors.toMap(row -> row[0], row -> row[1]));

  /** Fails for a tool that has no entry. */
  @Test
  void everyToolNeedsTheCapabilityOfTheTable() {
    assertThat(Arrays.stream(ToolName.values()).map(ToolName::wire))
        .containsExactlyInAnyOrderElementsOf(NEEDED.keySet());
    for (ToolName tool : ToolName.values()) {
      assertThat(tool.capability().map(Capability::wire).orElse(NONE))
          .as(tool.wire())
          .isEqualTo(NEEDED.get(tool.wire()));
    }
  }

  @Test
  void fiveToolsActInNoTenant() {
    assertThat(Arrays.stream(ToolName.values()).filter(tool -> !tool.actsInTenant()))
        .containsExactly(
            ToolName.RUNPACK_VERIFY,
            ToolName.PROVIDERS_LIST,
            ToolName.PROVIDER_CONTRACT_GET,
            ToolName.PROVIDER_CHECK_SCHEMA_GET,
            ToolName.DECISION_GATE_DOCS_SEARCH);
  }

  @ParameterizedTest
  @EnumSource
  void aToolIsFoundByItsName(ToolName tool) {
    assertThat(ToolName.named(tool.wire())).contains(tool);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SCENARIO_DEFINE", "scenario-define", "scenario_delete"})
  void otherNamesAreNoTools(String name) {
    assertThat(ToolName.named(name)).isEmpty();
  }
}
