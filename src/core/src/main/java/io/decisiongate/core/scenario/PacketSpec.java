package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;

/**
 * What a run hands out when it enters a stage. The schema and the content type are labels; the
 * payload is not checked against them.
 *
 * @param expiry copied into the packet, never enforced
 */
public record PacketSpec(
    String packetId,
    String schemaId,
    String contentType,
    List<String> visibilityLabels,
    List<String> policyTags,
    Optional<Timestamp> expiry,
    Payload payload) {

  static PacketSpec fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "packet");
    return new PacketSpec(
        Identifiers.read(members, "packet_id"),
        Identifiers.read(members, "schema_id"),
        members.string("content_type"),
        members.strings("visibility_labels"),
        members.strings("policy_tags"),
        members.optional("expiry").map(Timestamp::fromJson),
        Payload.fromJson(members.value("payload")));
  }

  Json toJson() {
    return Json.object()
        .put("packet_id", packetId)
        .put("schema_id", schemaId)
        .put("content_type", contentType)
        .put("visibility_labels", Json.texts(visibilityLabels))
        .put("policy_tags", Json.texts(policyTags))
        .put("expiry", expiry.map(Timestamp::toJson).orElse(Json.NULL))
        .put("payload", payload.toJson())
        .build();
  }
}
