package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;

/**
 * {@code policy.static}: rules in order, the first that matches decides.
 *
 * @param byDefault the key {@code default}: what holds when none matches; permit or deny
 */
public record StaticPolicySettings(Effect byDefault, List<StaticRuleSettings> rules) {

  /** What becomes of a packet. */
  public enum Effect {
    PERMIT,
    DENY,
    ERROR
  }

  public StaticPolicySettings {
    rules = List.copyOf(rules);
  }

  static StaticPolicySettings from(TableReader table) {
    return new StaticPolicySettings(
        table.word("default", Effect.class, Effect.DENY),
        table.sections("rules", StaticRuleSettings::from));
  }

  void validate() {
    require(byDefault != Effect.ERROR, "static policy default must be permit or deny");
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).validate("policy.rules[" + i + "]: ");
    }
  }
}
