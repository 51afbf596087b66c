package io.decisiongate.core.dispatch;

import java.util.List;

/** Decides which target may receive which packet (auth.md section 7.2). */
public sealed interface DispatchPolicy {

  /** Everything may go to everybody. */
  record PermitAll() implements DispatchPolicy {}

  /** Nothing may go to anybody. */
  record DenyAll() implements DispatchPolicy {}

  /**
   * The first rule that matches decides, else the fallback.
   *
   * @param fallback what applies when no rule matches
   */
  record StaticRules(List<DispatchRule> rules, PolicyVerdict fallback) implements DispatchPolicy {
    public StaticRules {
      rules = List.copyOf(rules);
    }
  }

  default PolicyVerdict decide(DispatchTarget target, PacketEnvelope envelope) {
    return switch (this) {
      case PermitAll ignored -> new PolicyVerdict.Permit();
      case DenyAll ignored -> new PolicyVerdict.Deny();
      case StaticRules table -> {
        for (DispatchRule rule : table.rules()) {
          if (rule.matches(target, envelope)) {
            yield rule.verdict();
          }
        }
        yield table.fallback();
      }
    };
  }
}
