package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule of the static policy. It matches when each criterion that is not empty holds.
 *
 * @param errorMessage present with the effect error
 */
public record StaticRuleSettings(
    StaticPolicySettings.Effect effect,
    Optional<String> errorMessage,
    List<TargetSelectorSettings.Kind> targetKinds,
    List<TargetSelectorSettings> targets,
    List<String> requireLabels,
    List<String> forbidLabels,
    List<String> requirePolicyTags,
    List<String> forbidPolicyTags,
    List<String> contentTypes,
    List<String> schemaIds,
    List<String> packetIds,
    List<String> stageIds,
    List<String> scenarioIds) {

  static StaticRuleSettings from(TableReader table) {
    return new StaticRuleSettings(
        table
            .word("effect", StaticPolicySettings.Effect.class)
            .orElseThrow(() -> table.missing("effect")),
        table.text("error_message"),
        table.words("target_kinds", TargetSelectorSettings.Kind.class),
        table.sections("targets", TargetSelectorSettings::from),
        table.texts("require_labels"),
        table.texts("forbid_labels"),
        table.texts("require_policy_tags"),
        table.texts("forbid_policy_tags"),
        table.texts("content_types"),
        table.texts("schema_ids"),
        table.texts("packet_ids"),
        table.texts("stage_ids"),
        table.texts("scenario_ids"));
  }

  void validate(String where) {
    boolean criterion =
        Stream.of(
                targetKinds,
                targets,
                requireLabels,
                forbidLabels,
                requirePolicyTags,
                forbidPolicyTags,
                contentTypes,
                schemaIds,
                packetIds,
                stageIds,
                scenarioIds)
            .anyMatch(values -> !values.isEmpty());
    require(criterion, where + "rule must include at least one match criterion");
    require(
        effect != StaticPolicySettings.Effect.ERROR
            || errorMessage.filter(message -> !message.isBlank()).isPresent(),
        where + "error effect requires error_message");
    for (int j = 0; j < targets.size(); j++) {
      targets.get(j).validate(where + "targets[" + j + "]: ");
    }
  }
}
