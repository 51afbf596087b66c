package io.decisiongate.core.dispatch;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;

/** What is known of a packet without its payload; the policy decides on this alone. */
public record PacketEnvelope(
    String scenarioId,
    String runId,
    String stageId,
    String packetId,
    String schemaId,
    String contentType,
    Sha256 contentHash,
    List<String> labels,
    List<String> policyTags,
    Optional<Timestamp> expiry,
    Optional<String> correlationId,
    Timestamp issuedAt) {

  public PacketEnvelope {
    labels = List.copyOf(labels);
    policyTags = List.copyOf(policyTags);
  }

  /** Reads what {@link #toJson()} wrote. */
  public static PacketEnvelope fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "packet envelope");
    ObjectReader visibility = ObjectReader.of(members.value("visibility"), "visibility");
    return new PacketEnvelope(
        members.string("scenario_id"),
        members.string("run_id"),
        members.string("stage_id"),
        members.string("packet_id"),
        members.string("schema_id"),
        members.string("content_type"),
        Sha256.fromJson(members.value("content_hash")),
        visibility.strings("labels"),
        visibility.strings("policy_tags"),
        members.optional("expiry").map(Timestamp::fromJson),
        members.optionalString("correlation_id"),
        Timestamp.fromJson(members.value("issued_at")));
  }

  public Json toJson() {
    return Json.object()
        .put("scenario_id", scenarioId)
        .put("run_id", runId)
        .put("stage_id", stageId)
        .put("packet_id", packetId)
        .put("schema_id", schemaId)
        .put("content_type", contentType)
        .put("content_hash", contentHash.toJson())
        .put(
            "visibility",
            Json.object()
                .put("labels", Json.texts(labels))
                .put("policy_tags", Json.texts(policyTags))
                .build())
        .put("expiry", expiry.map(Timestamp::toJson).orElse(Json.NULL))
        .put("correlation_id", Json.ofNullable(correlationId))
        .put("issued_at", issuedAt.toJson())
        .build();
  }
}
