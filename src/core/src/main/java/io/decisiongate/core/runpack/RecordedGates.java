package io.decisiongate.core.runpack;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceSignature;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.requirement.Evaluation;
import io.decisiongate.core.requirement.TraceEntry;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.run.EvidenceRecord;
import io.decisiongate.core.run.GateEvaluation;
import io.decisiongate.core.run.GateRecord;
import java.util.List;
import java.util.Optional;

/** Decodes gate records with the evidence in them. */
final class RecordedGates {
  private static final List<TruthValue> TRUTH_VALUES = List.of(TruthValue.values());
  private static final List<Lane> LANES = List.of(Lane.values());
  private static final int OCTET = 255;

  private RecordedGates() {}

  static GateRecord fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "gate record");
    return new GateRecord(
        members.string("trigger_id"),
        members.string("stage_id"),
        evaluation(members.value("evaluation")),
        members.list("evidence", RecordedGates::evidence));
  }

  private static GateEvaluation evaluation(Json json) {
    ObjectReader members = ObjectReader.of(json, "gate evaluation");
    return new GateEvaluation(
        members.string("gate_id"),
        new Evaluation(status(members), members.list("trace", RecordedGates::trace)));
  }

  private static TraceEntry trace(Json json) {
    ObjectReader members = ObjectReader.of(json, "trace entry");
    return new TraceEntry(members.string("condition_id"), status(members));
  }

  private static EvidenceRecord evidence(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence record");
    return new EvidenceRecord(
        members.string("condition_id"), status(members), result(members.value("result")));
  }

  private static TruthValue status(ObjectReader members) {
    return Variants.read(members.string("status"), TRUTH_VALUES, TruthValue::wire);
  }

  private static EvidenceResult result(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence result");
    return new EvidenceResult(
        members.optional("value").map(RecordedGates::value),
        members
            .optionalString("lane")
            .map(lane -> Variants.read(lane, LANES, Lane::wire))
            .orElse(Lane.VERIFIED),
        members.optional("error").map(RecordedGates::error),
        members.optional("evidence_hash").map(Sha256::fromJson),
        members
            .optional("evidence_ref")
            .map(ref -> ObjectReader.of(ref, "evidence reference").string("uri")),
        members.optional("evidence_anchor").map(RecordedGates::anchor),
        members.optional("signature").map(RecordedGates::signature),
        members.optionalString("content_type"));
  }

  private static EvidenceValue value(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence value");
    String kind = members.string("kind");
    return switch (kind) {
      case "json" -> new EvidenceValue.OfJson(members.value("value"));
      case "bytes" -> new EvidenceValue.OfBytes(octets(members, "value"));
      default -> throw Variants.unknown(kind, List.of("json", "bytes"));
    };
  }

  private static EvidenceError error(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence error");
    return new EvidenceError(
        members.string("code"),
        members.string("message"),
        members.optional("details").orElse(Json.NULL));
  }

  private static EvidenceAnchor anchor(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence anchor");
    return new EvidenceAnchor(members.string("anchor_type"), members.string("anchor_value"));
  }

  private static EvidenceSignature signature(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence signature");
    return new EvidenceSignature(
        members.string("scheme"), members.string("key_id"), octets(members, "signature"));
  }

  private static List<Integer> octets(ObjectReader members, String name) {
    return members.list(
        name,
        item ->
            Optional.of(item)
                .filter(Json.Int.class::isInstance)
                .map(number -> ((Json.Int) number).value())
                .filter(number -> number.signum() >= 0 && number.bitLength() <= Byte.SIZE)
                .map(number -> number.intValue() & OCTET)
                .orElseThrow(
                    () ->
                        members.invalid(
                            name, "invalid value: expected integers from 0 to " + OCTET)));
  }
}
