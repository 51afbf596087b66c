package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;
import java.util.Optional;

/**
 * A step of a scenario.
 *
 * @param entryPackets handed out when a run enters the stage
 * @param gates all must be True; a stage without gates passes at the next trigger
 */
public record Stage(
    String stageId,
    List<PacketSpec> entryPackets,
    List<Gate> gates,
    AdvanceTo advanceTo,
    Optional<Timeout> timeout,
    OnTimeout onTimeout) {

  static Stage fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "stage");
    return new Stage(
        Identifiers.read(members, "stage_id"),
        members.list("entry_packets", PacketSpec::fromJson),
        members.list("gates", Gate::fromJson),
        AdvanceTo.fromJson(members.value("advance_to")),
        members.optional("timeout").map(Timeout::fromJson),
        Variants.read(members.string("on_timeout"), List.of(OnTimeout.values()), OnTimeout::wire));
  }

  Json toJson() {
    return Json.object()
        .put("stage_id", stageId)
        .put(
            "entry_packets", new Json.Array(entryPackets.stream().map(PacketSpec::toJson).toList()))
        .put("gates", new Json.Array(gates.stream().map(Gate::toJson).toList()))
        .put("advance_to", advanceTo.toJson())
        .put("timeout", timeout.map(Timeout::toJson).orElse(Json.NULL))
        .put("on_timeout", onTimeout.wire())
        .build();
  }
}
