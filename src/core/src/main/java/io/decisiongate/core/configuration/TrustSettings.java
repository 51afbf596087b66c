package io.decisiongate.core.configuration;

import io.decisiongate.core.evidence.Lane;

/**
 * Section {@code trust} (auth.md section 7).
 *
 * @param minLane the lane that evidence needs as written; dev-permissive lowers it
 */
public record TrustSettings(TrustPolicy defaultPolicy, Lane minLane) {

  static TrustSettings from(TableReader table) {
    return new TrustSettings(
        TrustPolicyReader.read(table, "default_policy").orElseGet(TrustPolicy.Audit::new),
        table.word("min_lane", Lane.class, Lane.VERIFIED));
  }
}
