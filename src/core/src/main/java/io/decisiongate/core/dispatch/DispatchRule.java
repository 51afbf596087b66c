package io.decisiongate.core.dispatch;

import java.util.List;
import java.util.Set;

/**
 * One row of a static policy. It matches when each criterion that is not empty holds.
 *
 * @param requireLabels all must be on the packet
 * @param forbidLabels none may be on the packet
 * @param requirePolicyTags all must be on the packet
 * @param forbidPolicyTags none may be on the packet
 */
public record DispatchRule(
    PolicyVerdict verdict,
    Set<TargetKind> targetKinds,
    List<TargetSelector> targets,
    Set<String> requireLabels,
    Set<String> forbidLabels,
    Set<String> requirePolicyTags,
    Set<String> forbidPolicyTags,
    Set<String> contentTypes,
    Set<String> schemaIds,
    Set<String> packetIds,
    Set<String> stageIds,
    Set<String> scenarioIds) {

  /** A rule without criteria: it matches everything. */
  public static DispatchRule always(PolicyVerdict verdict) {
    return new DispatchRule(
        verdict, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
        Set.of(), Set.of(), Set.of());
  }

  boolean matches(DispatchTarget target, PacketEnvelope envelope) {
    return allows(targetKinds, target.kind())
        && (targets.isEmpty() || targets.stream().anyMatch(selector -> selector.selects(target)))
        && envelope.labels().containsAll(requireLabels)
        && envelope.labels().stream().noneMatch(forbidLabels::contains)
        && envelope.policyTags().containsAll(requirePolicyTags)
        && envelope.policyTags().stream().noneMatch(forbidPolicyTags::contains)
        && allows(contentTypes, envelope.contentType())
        && allows(schemaIds, envelope.schemaId())
        && allows(packetIds, envelope.packetId())
        && allows(stageIds, envelope.stageId())
        && allows(scenarioIds, envelope.scenarioId());
  }

  private static <T> boolean allows(Set<T> wanted, T actual) {
    return wanted.isEmpty() || wanted.contains(actual);
  }
}
