package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.evidence.Lane;
import java.util.Map;

/**
 * What the configuration says about decisions.
 *
 * @param minLane the lane that evidence must reach; asserted in dev-permissive mode
 * @param providerMinLanes stricter lanes by provider id: those exempt from dev-permissive mode
 * @param anchorRules by provider id
 */
public record EngineSettings(
    Lane minLane,
    Map<String, Lane> providerMinLanes,
    DispatchPolicy dispatchPolicy,
    Map<String, AnchorRule> anchorRules) {

  /** As without configuration: verified evidence, no anchor rules, packets to everybody. */
  public static final EngineSettings DEFAULT =
      new EngineSettings(Lane.VERIFIED, Map.of(), new DispatchPolicy.PermitAll(), Map.of());

  public EngineSettings {
    providerMinLanes = Map.copyOf(providerMinLanes);
    anchorRules = Map.copyOf(anchorRules);
  }
}
