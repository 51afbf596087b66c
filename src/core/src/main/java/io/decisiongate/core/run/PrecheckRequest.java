package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;

/**
 * Arguments of {@code precheck}.
 *
 * @param spec an inline scenario, which goes before a defined one
 * @param stageId absent = the first stage
 * @param dataShape the registered schema that the payload must meet
 * @param payload asserted values by condition id; null is a value
 */
public record PrecheckRequest(
    TenantId tenantId,
    NamespaceId namespaceId,
    Optional<String> scenarioId,
    Optional<ScenarioSpec> spec,
    Optional<String> stageId,
    DataShapeRef dataShape,
    Json payload) {

  /** One version of a registered schema. */
  public record DataShapeRef(String schemaId, String version) {
    static DataShapeRef fromJson(Json json) {
      ObjectReader members = ObjectReader.of(json, "data_shape");
      return new DataShapeRef(members.string("schema_id"), members.string("version"));
    }
  }

  public static PrecheckRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "precheck");
    return new PrecheckRequest(
        TenantId.from(members),
        NamespaceId.from(members),
        members.optionalString("scenario_id"),
        members.optional("spec").map(ScenarioSpec::fromJson),
        members.optionalString("stage_id"),
        DataShapeRef.fromJson(members.value("data_shape")),
        members.value("payload"));
  }

  /** For hashes: what was decoded, absent members as null. */
  public Json toJson() {
    return Json.object()
        .put("tenant_id", tenantId.toJson())
        .put("namespace_id", namespaceId.toJson())
        .put("scenario_id", Json.ofNullable(scenarioId))
        .put("spec", spec.map(ScenarioSpec::toJson).orElse(Json.NULL))
        .put("stage_id", Json.ofNullable(stageId))
        .put(
            "data_shape",
            Json.object()
                .put("schema_id", dataShape.schemaId())
                .put("version", dataShape.version())
                .build())
        .put("payload", payload)
        .build();
  }
}
