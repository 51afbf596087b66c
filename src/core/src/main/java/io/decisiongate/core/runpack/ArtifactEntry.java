package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;
import java.util.Optional;

/** What the manifest says about a file beside its hash. Verification of v1 does not look at it. */
public record ArtifactEntry(
    String artifactId,
    String kind,
    String path,
    Optional<String> contentType,
    Sha256 hash,
    boolean required) {

  private static final List<String> KINDS =
      List.of(
          "scenario_spec",
          "trigger_log",
          "gate_eval_log",
          "decision_log",
          "packet_log",
          "dispatch_log",
          "evidence_log",
          "submission_log",
          "tool_transcript",
          "verifier_report",
          "custom");

  static ArtifactEntry of(Artifact artifact, Sha256 hash) {
    return new ArtifactEntry(
        artifact.path(),
        artifact.kind(),
        artifact.path(),
        Optional.of(Artifact.CONTENT_TYPE),
        hash,
        true);
  }

  static ArtifactEntry fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "artifact");
    return new ArtifactEntry(
        members.string("artifact_id"),
        Variants.read(members.string("kind"), KINDS, kind -> kind),
        members.string("path"),
        members.optionalString("content_type"),
        Sha256.fromJson(members.value("hash")),
        members.bool("required"));
  }

  Json toJson() {
    return Json.object()
        .put("artifact_id", artifactId)
        .put("kind", kind)
        .put("path", path)
        .put("content_type", Json.ofNullable(contentType))
        .put("hash", hash.toJson())
        .put("required", required)
        .build();
  }
}
