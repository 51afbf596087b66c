package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Targets that a rule of the static policy means. An identifier that is absent matches any.
 *
 * @param targetId of an agent, session or channel
 * @param system of an external target
 * @param target of an external target
 */
public record TargetSelectorSettings(
    Kind kind, Optional<String> targetId, Optional<String> system, Optional<String> target) {

  /** The kinds of dispatch targets. */
  public enum Kind {
    AGENT,
    SESSION,
    EXTERNAL,
    CHANNEL
  }

  static TargetSelectorSettings from(TableReader table) {
    return new TargetSelectorSettings(
        table.word("target_kind", Kind.class).orElseThrow(() -> table.missing("target_kind")),
        table.text("target_id"),
        table.text("system"),
        table.text("target"));
  }

  void validate(String where) {
    switch (kind) {
      case EXTERNAL -> {
        require(targetId.isEmpty(), where + "external target must not set target_id");
        require(
            system.isPresent() || target.isPresent(),
            where + "external target requires system or target");
      }
      case AGENT, SESSION, CHANNEL ->
          require(
              system.isEmpty() && target.isEmpty(),
              where + "non-external targets must not set system/target");
    }
  }
}
