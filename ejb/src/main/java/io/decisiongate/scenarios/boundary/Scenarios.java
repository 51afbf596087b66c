package io.decisiongate.scenarios.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.evidence.boundary.ScenarioChecks;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.scenarios.control.ScenarioStore;
import io.decisiongate.scenarios.entity.Scenario;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.usage.boundary.Metered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The tools scenario_define and scenarios_list (mcp-tools.md sections 2.1 and 2.7). */
@ApplicationScoped
public class Scenarios {
  @Inject ScenarioLibrary library;
  @Inject ScenarioStore store;
  @Inject ScenarioChecks checks;
  @Inject ActiveConfiguration configuration;

  /**
   * Adds a definition.
   *
   * @throws Conflict when the id is taken
   * @throws io.decisiongate.core.error.InvalidParams when a condition cannot be evaluated
   * @throws io.decisiongate.core.error.ControlPlaneFailure when the parts do not fit together
   */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json.Obj define(Call call, ScenarioSpec spec) {
    // Managed tenancy refuses a call without tenant; open tenancy looks at the id alone.
    TenantId tenant = call.tenant().orElse(new TenantId(1));
    if (library.find(tenant, spec.namespaceId(), spec.scenarioId()).isPresent()) {
      throw new Conflict("scenario already defined");
    }
    checks.check(spec);
    call.change()
        .scenario(
            new Change.NewScenario(
                owner(tenant).tenant(),
                spec.namespaceId().value(),
                spec.scenarioId(),
                spec.defaultTenantId().map(TenantId::value),
                JsonWriter.write(spec.toJson()),
                spec.specHash().value(),
                System.currentTimeMillis()));
    return Json.object()
        .put("scenario_id", spec.scenarioId())
        .put("spec_hash", spec.specHash().toJson())
        .build();
  }

  /** One page of the definitions of a namespace. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json.Obj list(Call call, ListRequest request) {
    TenantContext owner = owner(request.tenantId());
    // A cursor that names no scenario starts from the beginning.
    Optional<String> after =
        request
            .cursor()
            .filter(Identifiers::isStorable)
            .filter(id -> store.find(owner, request.namespaceId(), id).isPresent());
    List<Scenario> page =
        store.page(owner, request.namespaceId(), request.tenantId(), after, request.limit());
    return Json.object()
        .put("items", new Json.Array(page.stream().map(Scenarios::item).toList()))
        .put("next_token", page.isEmpty() ? Json.NULL : Json.of(page.getLast().key().scenarioId()))
        .build();
  }

  private static Json item(Scenario row) {
    return Json.object()
        .put("scenario_id", row.key().scenarioId())
        .put("namespace_id", row.key().namespace())
        .put(
            "spec_hash",
            Json.object().put("algorithm", "sha256").put("value", row.specHash()).build())
        .build();
  }

  private TenantContext owner(TenantId tenant) {
    return switch (configuration.tenancy()) {
      case OPEN -> TenantContext.PLATFORM;
      case MANAGED -> TenantContext.of(tenant);
    };
  }
}
