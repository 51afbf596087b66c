package io.decisiongate.core.run;

import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Executes tool calls with the engine; runs are kept as a server does: header and logs, as text.
 */
public final class InMemoryServer {
  private record RunKey(TenantId tenant, NamespaceId namespace, String runId) {}

  /** An item of a log as a table row would hold it. */
  private record Row(Optional<String> key, long decision, String json) {
    Json value() {
      return JsonReader.read(json);
    }
  }

  private static final class StoredRun {
    private String header = "";
    private final Map<Log, List<Row>> logs = new EnumMap<>(Log.class);

    RunHeader header() {
      return RunHeader.fromJson(JsonReader.read(header));
    }

    List<Row> log(Log log) {
      return logs.computeIfAbsent(log, unused -> new ArrayList<>());
    }

    void store(RunHeader newHeader, List<LogEntry> entries) {
      header = JsonWriter.write(newHeader.toJson());
      for (LogEntry entry : entries) {
        List<Row> rows = log(entry.log());
        rows.add(new Row(entry.key(), entry.decision(), JsonWriter.write(entry.toJson())));
        if (entry.position() != rows.size()) {
          throw new IllegalStateException("gap in the log " + entry.log() + ": " + entry);
        }
      }
    }

    <T> Optional<T> find(Log log, String key, Function<Json, T> fromJson) {
      return log(log).stream()
          .filter(row -> row.key().equals(Optional.of(key)))
          .map(row -> fromJson.apply(row.value()))
          .findFirst();
    }

    List<Json> ofDecision(Log log, long decision) {
      return log(log).stream().filter(row -> row.decision() == decision).map(Row::value).toList();
    }
  }

  /**
   * How a server is set up.
   *
   * @param rawProvider whether evidence values of this provider may be shown
   * @param define decodes and validates a scenario
   */
  public record Setup(
      EngineSettings settings,
      EvidenceGatherer gatherer,
      FeedbackPolicy feedback,
      Predicate<String> rawProvider,
      Function<Json, ScenarioSpec> define) {}

  private final RunEngine engine;
  private final Setup setup;
  private final Map<String, ScenarioSpec> scenarios = new HashMap<>();
  private final Map<RunKey, StoredRun> runs = new HashMap<>();

  public InMemoryServer(Setup setup) {
    this.engine = new RunEngine(setup.settings());
    this.setup = setup;
  }

  /** Carries out a tool call. */
  public Json call(String tool, Json arguments) {
    return switch (tool) {
      case "scenario_define" -> define(ObjectReader.of(arguments, tool).value("spec"));
      case "scenario_start" -> start(StartRequest.fromJson(arguments));
      case "scenario_trigger" -> {
        TriggerRequest request = TriggerRequest.fromJson(arguments);
        yield trigger(request.scenarioId(), request.trigger(), ToolCallKind.TRIGGER);
      }
      case "scenario_next" -> next(NextRequest.fromJson(arguments));
      case "scenario_status" -> status(StatusRequest.fromJson(arguments));
      case "precheck" -> precheck(arguments);
      case "scenario_submit" -> submit(SubmitRequest.fromJson(arguments));
      default -> throw new IllegalArgumentException("tool " + tool);
    };
  }

  /** A scenario that was defined. */
  public ScenarioSpec defined(String scenarioId) {
    return scenario(scenarioId);
  }

  /** The whole of a run, put together from its rows. */
  public Json state(long tenant, long namespace, String runId) {
    StoredRun run = load(new TenantId(tenant), new NamespaceId(namespace), runId);
    Map<Log, List<Json>> logs = new EnumMap<>(Log.class);
    for (Log log : Log.values()) {
      logs.put(log, run.log(log).stream().map(Row::value).toList());
    }
    return RunState.toJson(run.header(), logs);
  }

  /** Prechecks a stage of a defined or an inline scenario; data shapes are not looked at. */
  private Json precheck(Json arguments) {
    ObjectReader members = ObjectReader.of(arguments, "precheck");
    Optional<Json> inline = members.optional("spec");
    ScenarioSpec spec =
        inline.map(setup.define()).orElseGet(() -> scenario(members.string("scenario_id")));
    return engine
        .precheck(
            spec, members.optionalString("stage_id"), members.value("payload"), inline.isPresent())
        .toJson();
  }

  private Json define(Json json) {
    ScenarioSpec spec = setup.define().apply(json);
    if (scenarios.putIfAbsent(spec.scenarioId(), spec) != null) {
      throw new Conflict("scenario already defined");
    }
    return Json.object()
        .put("scenario_id", spec.scenarioId())
        .put("spec_hash", spec.specHash().toJson())
        .build();
  }

  private Json start(StartRequest request) {
    ScenarioSpec spec = scenario(request.scenarioId());
    engine.requireStartable(spec, request);
    RunConfig config = request.runConfig();
    RunKey key = new RunKey(config.tenantId(), config.namespaceId(), config.runId());
    if (runs.containsKey(key)) {
      throw new ControlPlaneFailure("run already exists: " + config.runId());
    }
    RunStep step = engine.start(spec, request);
    StoredRun run = new StoredRun();
    run.store(step.header(), step.entries());
    runs.put(key, run);
    return step.result();
  }

  private Json trigger(String scenarioId, TriggerEvent event, ToolCallKind kind) {
    ScenarioSpec spec = scenario(scenarioId);
    StoredRun run = load(event.tenantId(), event.namespaceId(), event.runId());
    RunHeader header = run.header();
    engine.requireBound(spec, header);
    Optional<Decision> earlier = run.find(Log.DECISIONS, event.triggerId(), Decision::fromJson);
    RunStep step =
        header.status() == RunStatus.ACTIVE && earlier.isPresent()
            ? repeat(run, header, kind, event, earlier.get())
            : planned(spec, run, header, kind, event);
    run.store(step.header(), step.entries());
    return step.result();
  }

  private RunStep planned(
      ScenarioSpec spec, StoredRun run, RunHeader header, ToolCallKind kind, TriggerEvent event) {
    return switch (engine.plan(spec, header, event)) {
      case TriggerPlan.LastDecision last -> repeat(run, header, kind, event, last.decision());
      case TriggerPlan.TimeoutDue ignored -> engine.trigger(spec, header, event, List.of(), kind);
      case TriggerPlan.NeedsEvidence needs -> {
        List<GatheredEvidence> evidence =
            needs.conditions().stream()
                .map(
                    condition ->
                        new GatheredEvidence(
                            condition.conditionId(),
                            setup
                                .gatherer()
                                .gather(
                                    condition.query(), RunEngine.evidenceContext(header, event))))
                .toList();
        yield engine.trigger(spec, header, event, evidence, kind);
      }
    };
  }

  private RunStep repeat(
      StoredRun run, RunHeader header, ToolCallKind kind, TriggerEvent event, Decision decision) {
    return engine.repeat(
        header, kind, event, decision, run.ofDecision(Log.PACKETS, decision.seq()));
  }

  private Json next(NextRequest request) {
    TriggerEvent event = request.request().toTrigger();
    Json answer = trigger(request.scenarioId(), event, ToolCallKind.NEXT);
    StoredRun run = load(event.tenantId(), event.namespaceId(), event.runId());
    List<Json> records =
        run.find(Log.DECISIONS, event.triggerId(), Decision::fromJson)
            .map(decision -> run.ofDecision(Log.GATE_EVALUATIONS, decision.seq()))
            .orElse(List.of());
    ScenarioSpec spec = scenario(request.scenarioId());
    return setup
        .feedback()
        .grant(new FeedbackCaller("loopback", Set.of(), true), request.feedback())
        .addTo(
            answer,
            records,
            condition ->
                setup
                    .rawProvider()
                    .test(spec.condition(condition).orElseThrow().query().providerId()));
  }

  private Json status(StatusRequest request) {
    ScenarioSpec spec = scenario(request.scenarioId());
    StatusCommand command = request.request();
    StoredRun run = load(command.tenantId(), command.namespaceId(), command.runId());
    RunHeader header = run.header();
    engine.requireBound(spec, header);
    List<String> packetIds =
        run.log(Log.PACKETS).stream()
            .map(
                row ->
                    ObjectReader.of(
                            ObjectReader.of(row.value(), "packet").value("envelope"), "envelope")
                        .string("packet_id"))
            .toList();
    RunStep step = engine.status(header, command, packetIds);
    run.store(step.header(), step.entries());
    return step.result();
  }

  private Json submit(SubmitRequest request) {
    ScenarioSpec spec = scenario(request.scenarioId());
    SubmitCommand command = request.request();
    StoredRun run = load(command.tenantId(), command.namespaceId(), command.runId());
    RunHeader header = run.header();
    engine.requireBound(spec, header);
    Optional<Submission> earlier =
        run.find(Log.SUBMISSIONS, command.submissionId(), Submission::fromJson);
    if (earlier.isEmpty()) {
      RunStep step = engine.submit(header, command);
      run.store(step.header(), step.entries());
      return step.result();
    }
    return switch (engine.repeatSubmission(header, command, earlier.get())) {
      case Resubmission.Same same -> {
        run.store(same.step().header(), same.step().entries());
        yield same.step().result();
      }
      case Resubmission.Conflicting conflicting -> {
        run.store(conflicting.header(), conflicting.entries());
        throw conflicting.error();
      }
    };
  }

  private ScenarioSpec scenario(String scenarioId) {
    ScenarioSpec spec = scenarios.get(scenarioId);
    if (spec == null) {
      throw new NotFound("scenario not defined");
    }
    return spec;
  }

  private StoredRun load(TenantId tenant, NamespaceId namespace, String runId) {
    StoredRun run = runs.get(new RunKey(tenant, namespace, runId));
    if (run == null) {
      throw new ControlPlaneFailure("run not found: " + runId);
    }
    return run;
  }
}
