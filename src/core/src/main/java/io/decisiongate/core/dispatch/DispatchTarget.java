package io.decisiongate.core.dispatch;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.Arrays;

/** Who shall receive the packets of a run. */
public sealed interface DispatchTarget {

  record Agent(String agentId) implements DispatchTarget {}

  record Session(String sessionId) implements DispatchTarget {}

  record External(String system, String target) implements DispatchTarget {}

  record Channel(String channel) implements DispatchTarget {}

  static DispatchTarget fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "dispatch target");
    TargetKind kind =
        Variants.read(members.string("kind"), Arrays.asList(TargetKind.values()), TargetKind::wire);
    return switch (kind) {
      case AGENT -> new Agent(members.string("agent_id"));
      case SESSION -> new Session(members.string("session_id"));
      case EXTERNAL -> new External(members.string("system"), members.string("target"));
      case CHANNEL -> new Channel(members.string("channel"));
    };
  }

  default TargetKind kind() {
    return switch (this) {
      case Agent ignored -> TargetKind.AGENT;
      case Session ignored -> TargetKind.SESSION;
      case External ignored -> TargetKind.EXTERNAL;
      case Channel ignored -> TargetKind.CHANNEL;
    };
  }

  default Json toJson() {
    Json.ObjectBuilder json = Json.object().put("kind", kind().wire());
    return switch (this) {
      case Agent agent -> json.put("agent_id", agent.agentId()).build();
      case Session session -> json.put("session_id", session.sessionId()).build();
      case External external ->
          json.put("system", external.system()).put("target", external.target()).build();
      case Channel channel -> json.put("channel", channel.channel()).build();
    };
  }
}
