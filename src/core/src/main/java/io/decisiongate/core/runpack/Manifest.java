package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;

/**
 * The manifest of a runpack (runpack.md section 2).
 *
 * @param version {@link #V1}; others are read, and refused by verification
 * @param generatedAt supplied by whoever exported
 * @param verifierMode {@code offline_strict} or {@code offline_with_fetch}, which changes nothing
 * @param anchorPolicy absent when no anchors were asked for
 * @param security absent in packs of the command line
 */
public record Manifest(
    String version,
    Timestamp generatedAt,
    RunIdentity run,
    String verifierMode,
    Optional<AnchorPolicy> anchorPolicy,
    Optional<SecurityContext> security,
    Integrity integrity,
    List<ArtifactEntry> artifacts) {

  /** The only version of the format. */
  public static final String V1 = "v1";

  /** The only mode that is written. */
  public static final String OFFLINE_STRICT = "offline_strict";

  private static final List<String> MODES = List.of(OFFLINE_STRICT, "offline_with_fetch");
  private static final List<String> ALGORITHMS = List.of("sha256");

  public Manifest {
    artifacts = List.copyOf(artifacts);
  }

  /**
   * Decodes a manifest.
   *
   * @throws io.decisiongate.core.json.JsonSyntaxException when the bytes are not JSON
   * @throws io.decisiongate.core.error.InvalidParams when a member is missing or wrong
   */
  public static Manifest read(byte[] utf8) {
    return fromJson(JsonReader.readDistinctThroughout(utf8));
  }

  static Manifest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "manifest");
    Variants.read(members.string("hash_algorithm"), ALGORITHMS, name -> name);
    return new Manifest(
        members.string("manifest_version"),
        Timestamp.fromJson(members.value("generated_at")),
        new RunIdentity(
            TenantId.from(members),
            NamespaceId.from(members),
            members.string("scenario_id"),
            members.string("run_id"),
            Sha256.fromJson(members.value("spec_hash"))),
        Variants.read(members.string("verifier_mode"), MODES, name -> name),
        members.optional("anchor_policy").map(AnchorPolicy::fromJson),
        members.optional("security").map(SecurityContext::fromJson),
        Integrity.fromJson(members.value("integrity")),
        members.list("artifacts", ArtifactEntry::fromJson));
  }

  /** The answer of an export; its canonical form is the file. */
  public Json toJson() {
    return Json.object()
        .put("manifest_version", version)
        .put("generated_at", generatedAt.toJson())
        .put("scenario_id", run.scenarioId())
        .put("tenant_id", run.tenantId().toJson())
        .put("namespace_id", run.namespaceId().toJson())
        .put("run_id", run.runId())
        .put("spec_hash", run.specHash().toJson())
        .put("hash_algorithm", ALGORITHMS.getFirst())
        .put("verifier_mode", verifierMode)
        .putIfPresent("anchor_policy", anchorPolicy.map(AnchorPolicy::toJson))
        .putIfPresent("security", security.map(SecurityContext::toJson))
        .put("integrity", integrity.toJson())
        .put("artifacts", new Json.Array(artifacts.stream().map(ArtifactEntry::toJson).toList()))
        .build();
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    return CanonicalJson.bytes(toJson());
  }
}
