package io.decisiongate.core.evidence;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/** A provider's answer to one query (mcp-tools.md section 1.4). */
public record EvidenceResult(
    Optional<EvidenceValue> value,
    Lane lane,
    Optional<EvidenceError> error,
    Optional<Sha256> evidenceHash,
    Optional<String> evidenceRef,
    Optional<EvidenceAnchor> evidenceAnchor,
    Optional<EvidenceSignature> signature,
    Optional<String> contentType) {

  /** A verified value without reference; the hash is computed later. */
  public static EvidenceResult verified(
      EvidenceValue value, String contentType, EvidenceAnchor anchor) {
    return new EvidenceResult(
        Optional.of(value),
        Lane.VERIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(anchor),
        Optional.empty(),
        Optional.of(contentType));
  }

  /** Nothing but an error, in the verified lane, as for a failed provider call. */
  public static EvidenceResult failed(EvidenceError error) {
    return new EvidenceResult(
        Optional.empty(),
        Lane.VERIFIED,
        Optional.of(error),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with this error; value, hash and content type are dropped, the rest is kept. */
  public EvidenceResult withError(EvidenceError newError) {
    return new EvidenceResult(
        Optional.empty(),
        lane,
        Optional.of(newError),
        Optional.empty(),
        evidenceRef,
        evidenceAnchor,
        signature,
        Optional.empty());
  }

  /** The same with this hash. */
  public EvidenceResult withHash(Sha256 hash) {
    return new EvidenceResult(
        value, lane, error, Optional.of(hash), evidenceRef, evidenceAnchor, signature, contentType);
  }

  /** The same in this lane, unless its own is weaker. */
  public EvidenceResult withLaneAtMost(Lane most) {
    return most.satisfies(lane)
        ? this
        : new EvidenceResult(
            value, most, error, evidenceHash, evidenceRef, evidenceAnchor, signature, contentType);
  }

  /** The same without value and content type: what a caller sees who may not see raw values. */
  public EvidenceResult withoutRawValue() {
    return new EvidenceResult(
        Optional.empty(),
        lane,
        error,
        evidenceHash,
        evidenceRef,
        evidenceAnchor,
        signature,
        Optional.empty());
  }

  /**
   * Reads a result; every member may be missing.
   *
   * @param lane as the caller has read it: who says nothing of a lane means different things
   */
  public static EvidenceResult fromJson(Json json, Lane lane) {
    ObjectReader members = ObjectReader.of(json, "evidence result");
    return new EvidenceResult(
        members.optional("value").map(EvidenceValue::fromJson),
        lane,
        members.optional("error").map(EvidenceError::fromJson),
        members.optional("evidence_hash").map(Sha256::fromJson),
        members
            .optional("evidence_ref")
            .map(reference -> ObjectReader.of(reference, "evidence reference").string("uri")),
        members.optional("evidence_anchor").map(EvidenceAnchor::fromJson),
        members.optional("signature").map(EvidenceSignature::fromJson),
        members.optionalString("content_type"));
  }

  public Json toJson() {
    return members()
        .put("signature", signature.map(EvidenceSignature::toJson).orElse(Json.NULL))
        .put("content_type", Json.ofNullable(contentType))
        .build();
  }

  /** What a signature over the whole result covers: all members but the signature. */
  Json toUnsignedJson() {
    return members().put("content_type", Json.ofNullable(contentType)).build();
  }

  private Json.ObjectBuilder members() {
    return Json.object()
        .put("value", value.map(EvidenceValue::toJson).orElse(Json.NULL))
        .put("lane", lane.wire())
        .put("error", error.map(EvidenceError::toJson).orElse(Json.NULL))
        .put("evidence_hash", evidenceHash.map(Sha256::toJson).orElse(Json.NULL))
        .put(
            "evidence_ref",
            evidenceRef.<Json>map(uri -> Json.object().put("uri", uri).build()).orElse(Json.NULL))
        .put("evidence_anchor", evidenceAnchor.map(EvidenceAnchor::toJson).orElse(Json.NULL));
  }
}
