package io.decisiongate.dispatch.boundary;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** Gives back packets that were issued; implemented by whoever keeps the runs. */
public interface PacketSource {
  /**
   * The packet record (mcp-tools.md section 1.4), checked against its hash.
   *
   * @return empty when there is no such packet
   * @throws io.decisiongate.core.hash.CorruptRow when somebody changed it
   */
  Optional<Json.Obj> packet(PacketPlace place);
}
