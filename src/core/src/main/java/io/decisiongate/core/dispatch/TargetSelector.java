package io.decisiongate.core.dispatch;

import java.util.Optional;

/**
 * Which targets a rule means (auth.md section 7.2).
 *
 * @param targetId the id of an agent, session or channel; absent = any
 * @param system of an external target; absent = any
 * @param target of an external target; absent = any
 */
public record TargetSelector(
    TargetKind kind, Optional<String> targetId, Optional<String> system, Optional<String> target) {

  boolean selects(DispatchTarget candidate) {
    if (candidate.kind() != kind) {
      return false;
    }
    return switch (candidate) {
      case DispatchTarget.Agent agent -> admits(targetId, agent.agentId());
      case DispatchTarget.Session session -> admits(targetId, session.sessionId());
      case DispatchTarget.Channel channel -> admits(targetId, channel.channel());
      case DispatchTarget.External external ->
          admits(system, external.system()) && admits(target, external.target());
    };
  }

  private static boolean admits(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }
}
