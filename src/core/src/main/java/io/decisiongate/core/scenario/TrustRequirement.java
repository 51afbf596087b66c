package io.decisiongate.core.scenario;

import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;
import java.util.Optional;

/** The member {@code trust} of gates and conditions: a lane that evidence must reach at least. */
final class TrustRequirement {
  private static final List<Lane> LANES = List.of(Lane.VERIFIED, Lane.ASSERTED);

  private TrustRequirement() {}

  static Optional<Lane> read(ObjectReader members) {
    return members
        .optional("trust")
        .map(
            json ->
                Variants.read(
                    ObjectReader.of(json, "trust requirement").string("min_lane"),
                    LANES,
                    Lane::wire));
  }

  static Optional<Json> write(Optional<Lane> minLane) {
    return minLane.map(lane -> Json.object().put("min_lane", lane.wire()).build());
  }
}
