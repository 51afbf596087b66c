package io.decisiongate.tools.control;

import io.decisiongate.core.docs.SearchRequest;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.NextCommand;
import io.decisiongate.core.run.NextRequest;
import io.decisiongate.core.run.PrecheckRequest;
import io.decisiongate.core.run.RunConfig;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.StatusCommand;
import io.decisiongate.core.run.StatusRequest;
import io.decisiongate.core.run.SubmitCommand;
import io.decisiongate.core.run.SubmitRequest;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerRequest;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.documents.boundary.Documentation;
import io.decisiongate.evidence.boundary.EvidenceQueries;
import io.decisiongate.evidence.boundary.QueryRequest;
import io.decisiongate.runs.boundary.Prechecks;
import io.decisiongate.runs.boundary.Runs;
import io.decisiongate.runs.boundary.Submissions;
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
  @Inject Submissions submissions;
  @Inject Prechecks prechecks;
  @Inject EvidenceQueries evidence;
  @Inject DiscoveryBindings discovery;
  @Inject RegistryBindings registry;
  @Inject Documentation documentation;
  @Inject RunpackBindings runpacks;

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
      case SCENARIO_NEXT -> next(NextRequest.fromJson(arguments));
      case SCENARIO_SUBMIT -> submit(SubmitRequest.fromJson(arguments));
      case SCENARIO_TRIGGER -> trigger(TriggerRequest.fromJson(arguments));
      case EVIDENCE_QUERY -> query(QueryRequest.fromJson(arguments));
      case RUNPACK_EXPORT, RUNPACK_VERIFY -> runpacks.bind(tool, arguments);
      case PROVIDERS_LIST, PROVIDER_CONTRACT_GET, PROVIDER_CHECK_SCHEMA_GET ->
          discovery.bind(tool, arguments);
      case SCHEMAS_REGISTER, SCHEMAS_LIST, SCHEMAS_GET -> registry.bind(tool, arguments);
      case SCENARIOS_LIST -> list(ListRequest.fromJson(arguments));
      case PRECHECK -> precheck(PrecheckRequest.fromJson(arguments));
      case DECISION_GATE_DOCS_SEARCH -> search(SearchRequest.fromJson(arguments));
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

  private BoundCall next(NextRequest request) {
    NextCommand command = request.request();
    return new BoundCall(
        Optional.of(command.tenantId()),
        Optional.of(command.namespaceId()),
        call -> runs.next(call, request));
  }

  private BoundCall submit(SubmitRequest request) {
    SubmitCommand command = request.request();
    return new BoundCall(
        Optional.of(command.tenantId()),
        Optional.of(command.namespaceId()),
        call -> submissions.submit(call, request));
  }

  private BoundCall precheck(PrecheckRequest request) {
    return new BoundCall(
        Optional.of(request.tenantId()),
        Optional.of(request.namespaceId()),
        call -> prechecks.precheck(call, request));
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

  /** Acts in no tenant and is not metered. */
  private BoundCall search(SearchRequest request) {
    return new BoundCall(Optional.empty(), Optional.empty(), call -> documentation.search(request));
  }

  private BoundCall list(ListRequest request) {
    return new BoundCall(
        Optional.of(request.tenantId()),
        Optional.of(request.namespaceId()),
        call -> scenarios.list(call, request));
  }
}
