package io.decisiongate.runpacks.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/**
 * Arguments of {@code runpack_export}.
 *
 * @param outputDir folder on the server; needed when no storage is configured, and else of no
 *     account
 * @param manifestName relative path in the pack
 */
public record ExportRequest(
    String scenarioId,
    TenantId tenantId,
    NamespaceId namespaceId,
    String runId,
    Optional<String> outputDir,
    String manifestName,
    Timestamp generatedAt,
    boolean includeVerification) {
  private static final String DEFAULT_MANIFEST = "manifest.json";

  public static ExportRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "runpack_export");
    return new ExportRequest(
        members.string("scenario_id"),
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("run_id"),
        members.optionalString("output_dir"),
        members.optionalString("manifest_name").orElse(DEFAULT_MANIFEST),
        Timestamp.fromJson(members.value("generated_at")),
        members.bool("include_verification"));
  }
}
