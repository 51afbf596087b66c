package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Section {@code policy}: which packets may be dispatched (auth.md section 7.2).
 *
 * @param staticPolicy the table {@code static}; present exactly with {@link Engine#STATIC}
 */
public record PolicySettings(Engine engine, Optional<StaticPolicySettings> staticPolicy) {

  /** Who decides. */
  public enum Engine {
    PERMIT_ALL,
    DENY_ALL,
    STATIC
  }

  static PolicySettings from(TableReader table) {
    return new PolicySettings(
        table.word("engine", Engine.class, Engine.PERMIT_ALL),
        table.optionalSection("static").map(StaticPolicySettings::from));
  }

  void validate() {
    switch (engine) {
      case STATIC ->
          require(staticPolicy.isPresent(), "policy.engine=static requires policy.static");
      case PERMIT_ALL, DENY_ALL ->
          require(staticPolicy.isEmpty(), "policy.static only allowed when engine=static");
    }
    staticPolicy.ifPresent(StaticPolicySettings::validate);
  }
}
