package io.decisiongate.tools.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.RunConfig;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.StatusCommand;
import io.decisiongate.core.run.StatusRequest;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerRequest;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.evidence.boundary.EvidenceQueries;
import io.decisiongate.evidence.boundary.QueryRequest;
import io.decisiongate.runs.boundary.Runs;
import io.decisiongate.scenarios.boundary.ListRequest;
import io.decisiongate.scenarios.boundary.Scenarios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Decodes the arguments of each tool and names the boundary method that it means. */
@ApplicationScoped
public class ToolBindings {
  @Inject Scenarios scenarios;
  @Inject Runs runs;
  @Inject EvidenceQueries evidence;

  /**
   * Binds a call.
   *
   * @throws io.decisiongate.core.error.InvalidParams when the arguments cannot be decoded
   */
  public BoundCall bind(ToolName tool, Json arguments) {
    return switch (tool) {
      case SCENARIO_DEFINE -> define(arguments);
      case SCENARIO_START -> start(StartRequest.fromJson(arguments));
      case SCENARIO_STATUS -> status(StatusRequest.fromJson(arguments));
      case SCENARIO_TRIGGER -> trigger(TriggerRequest.fromJson(arguments));
      case EVIDENCE_QUERY -> query(QueryRequest.fromJson(arguments));
      case SCENARIOS_LIST -> list(ListRequest.fromJson(arguments));
    };
  }

  private BoundCall define(Json arguments) {
    ScenarioSpec spec =
        ScenarioSpec.fromJson(ObjectReader.of(arguments, "scenario_define").value("spec"));
    return new BoundCall(
        spec.defaultTenantId(),
        Optional.of(spec.namespaceId()),
        call -> scenarios.define(call, spec));
  }

  private BoundCall start(StartRequest request) {
    RunConfig config = request.runConfig();
    return new BoundCall(
        Optional.of(config.tenantId()),
        Optional.of(config.namespaceId()),
        call -> runs.start(call, request));
  }

  private BoundCall status(StatusRequest request) {
    StatusCommand command = request.request();
    return new BoundCall(
        Optional.of(command.tenantId()),
        Optional.of(command.namespaceId()),
        call -> runs.status(call, request));
  }

  private BoundCall trigger(TriggerRequest request) {
    TriggerEvent event = request.trigger();
    return new BoundCall(
        Optional.of(event.tenantId()),
        Optional.of(event.namespaceId()),
        call -> runs.trigger(call, request));
  }

  private BoundCall query(QueryRequest request) {
    return new BoundCall(
        Optional.of(request.context().tenantId()),
        Optional.of(request.context().namespaceId()),
        call -> evidence.query(call, request));
  }

  private BoundCall list(ListRequest request) {
    return new BoundCall(
        Optional.of(request.tenantId()),
        Optional.of(request.namespaceId()),
        call -> scenarios.list(call, request));
  }
}
