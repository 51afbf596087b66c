package io.decisiongate.runs.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.PrecheckFacts;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.PrecheckRequest;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import io.decisiongate.evidence.boundary.ScenarioChecks;
import io.decisiongate.scenarios.boundary.ScenarioLibrary;
import io.decisiongate.schemas.boundary.DataShape;
import io.decisiongate.schemas.boundary.SchemaLibrary;
import io.decisiongate.usage.boundary.Metered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The tool precheck (mcp-tools.md section 3): what would be decided on asserted values. */
@ApplicationScoped
public class Prechecks {
  @Inject SchemaLibrary schemas;
  @Inject ScenarioLibrary scenarios;
  @Inject ScenarioChecks checks;
  @Inject EvidenceCollection evidence;
  @Inject ActiveConfiguration configuration;

  /**
   * Evaluates a stage on the payload; no run is changed.
   *
   * @throws NotFound when schema or scenario are unknown
   * @throws InvalidParams when the payload does not meet the schema, or the scenario's comparators
   *     do not suit it
   * @throws Unauthorized when the scenario is for another tenant
   */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json precheck(Call call, PrecheckRequest request) {
    DataShape shape =
        schemas
            .find(
                request.tenantId(),
                request.namespaceId(),
                request.dataShape().schemaId(),
                request.dataShape().version())
            .orElseThrow(() -> new NotFound("schema not found"));
    requireValid(shape, request.payload());
    ScenarioSpec spec = scenario(request);
    if (spec.defaultTenantId().filter(own -> !own.equals(request.tenantId())).isPresent()) {
      throw new Unauthorized("scenario of another tenant");
    }
    checks.checkDataShape(spec, shape.schema());
    Json response =
        evidence
            .engine()
            .precheck(spec, request.stageId(), request.payload(), request.spec().isPresent())
            .toJson();
    call.change()
        .audit(
            AuditEvents.precheckAudit(
                call,
                new PrecheckFacts(
                    spec.scenarioId(),
                    request.stageId(),
                    request.dataShape().schemaId(),
                    request.dataShape().version(),
                    request.toJson(),
                    response),
                configuration.get().server().audit().logPrecheckPayloads()));
    return response;
  }

  private static void requireValid(DataShape shape, Json payload) {
    List<String> violations = shape.compiled().violations(payload);
    if (!violations.isEmpty()) {
      throw new InvalidParams("payload does not match schema: " + String.join("; ", violations));
    }
  }

  private ScenarioSpec scenario(PrecheckRequest request) {
    if (request.spec().isPresent()) {
      ScenarioSpec inline = request.spec().get();
      if (request.scenarioId().filter(id -> !id.equals(inline.scenarioId())).isPresent()) {
        throw new InvalidParams("scenario_id does not match spec");
      }
      if (!inline.namespaceId().equals(request.namespaceId())) {
        throw new InvalidParams("namespace_id does not match spec");
      }
      checks.checkInline(inline);
      return inline;
    }
    String id =
        request
            .scenarioId()
            .orElseThrow(() -> new InvalidParams("scenario_id or spec is required"));
    ScenarioSpec defined =
        scenarios
            .find(request.tenantId(), request.namespaceId(), id)
            .orElseThrow(() -> new NotFound("scenario not defined"));
    if (!defined.namespaceId().equals(request.namespaceId())) {
      throw new NotFound("scenario not in namespace");
    }
    return defined;
  }
}
