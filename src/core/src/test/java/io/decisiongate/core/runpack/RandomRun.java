package io.decisiongate.core.runpack;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.run.EngineSettings;
import io.decisiongate.core.run.FeedbackPolicy;
import io.decisiongate.core.run.InMemoryServer;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A scenario made up from a seed, and a run of it whose calls and evidence are made up too. */
final class RandomRun {
  private static final List<String> COMPARATORS =
      List.of(
          "equals",
          "not_equals",
          "greater_than",
          "less_than_or_equal",
          "in_set",
          "contains",
          "deep_equals",
          "exists",
          "not_exists");

  /** Whole numbers with a fraction among them: canonical JSON does not keep it. */
  private static final List<String> VALUES =
      List.of(
          "1",
          "1.0",
          "true",
          "false",
          "\"a\"",
          "[1]",
          "[1.0]",
          "[\"a\",2]",
          "{\"n\":1.0}",
          "null",
          "-0.5");

  private final Random random;
  private final Json spec;
  private final InMemoryServer server;
  private long time = 1;
  private long calls;

  private RandomRun(long seed) {
    random = new Random(seed);
    spec = makeSpec();
    EvidenceProvider provider = (query, context) -> evidence();
    server =
        new InMemoryServer(
            new InMemoryServer.Setup(
                EngineSettings.DEFAULT,
                new EvidenceGatherer(
                    ProviderRegistry.of(Map.of("given", RegisteredProvider.of(provider)))),
                FeedbackPolicy.DEFAULT,
                name -> false,
                ScenarioSpec::fromJson));
  }

  /** A run that has taken some steps, with at least one trigger. */
  static RandomRun of(long seed) {
    RandomRun run = new RandomRun(seed);
    run.play();
    return run;
  }

  private Json makeSpec() {
    List<Json> conditions = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Json.ObjectBuilder condition =
          Json.object()
              .put("condition_id", "c" + i)
              .put(
                  "query", Json.object().put("provider_id", "given").put("check_id", "any").build())
              .put("comparator", pick(COMPARATORS))
              .put("expected", value())
              .put("policy_tags", new Json.Array(List.of()));
      if (random.nextInt(4) == 0) {
        condition.put("trust", Json.object().put("min_lane", "verified").build());
      }
      conditions.add(condition.build());
    }
    List<Json> stages = new ArrayList<>();
    int stageCount = 1 + random.nextInt(4);
    for (int i = 0; i < stageCount; i++) {
      stages.add(stage(i, stageCount, count));
    }
    return Json.object()
        .put("scenario_id", "random")
        .put("namespace_id", 1)
        .put("spec_version", "1")
        .put("stages", new Json.Array(stages))
        .put("conditions", new Json.Array(conditions))
        .put("policies", new Json.Array(List.of()))
        .put("schemas", new Json.Array(List.of()))
        .build();
  }

  private Json stage(int number, int stages, int conditions) {
    List<Json> gates = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      gates.add(
          Json.object()
              .put("gate_id", "g" + number + "-" + i)
              .put("requirement", requirement(conditions, 2))
              .build());
    }
    List<Json> packets = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      packets.add(
          Json.object()
              .put("packet_id", "p" + number + "-" + i)
              .put("schema_id", "s")
              .put("content_type", "application/json")
              .put("visibility_labels", Json.texts(List.of("l")))
              .put("policy_tags", Json.texts(List.of()))
              .put("payload", Json.object().put("kind", "json").put("value", value()).build())
              .build());
    }
    String stage = "s" + random.nextInt(stages);
    Json advance =
        switch (random.nextInt(4)) {
          case 0 -> Json.object().put("kind", "terminal").build();
          case 1 -> Json.object().put("kind", "fixed").put("stage_id", stage).build();
          case 2 ->
              Json.object()
                  .put("kind", "branch")
                  .put("branches", new Json.Array(List.of()))
                  .put("default", random.nextBoolean() ? Json.of(stage) : Json.NULL)
                  .build();
          default -> Json.object().put("kind", "linear").build();
        };
    Json.ObjectBuilder json =
        Json.object()
            .put("stage_id", "s" + number)
            .put("entry_packets", new Json.Array(packets))
            .put("gates", new Json.Array(gates))
            .put("advance_to", advance)
            .put("on_timeout", pick(List.of("fail", "advance_with_flag", "alternate_branch")));
    if (random.nextInt(3) == 0) {
      json.put(
          "timeout",
          Json.object()
              .put("timeout_ms", random.nextInt(5))
              .put("policy_tags", Json.texts(List.of()))
              .build());
    }
    return json.build();
  }

  private Json requirement(int conditions, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return Json.object().put("Condition", "c" + random.nextInt(conditions)).build();
    }
    List<Json> children = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      children.add(requirement(conditions, depth - 1));
    }
    return switch (random.nextInt(4)) {
      case 0 -> Json.object().put("And", new Json.Array(children)).build();
      case 1 -> Json.object().put("Or", new Json.Array(children)).build();
      case 2 -> Json.object().put("Not", children.getFirst()).build();
      default ->
          Json.object()
              .put(
                  "RequireGroup",
                  Json.object()
                      .put("min", 1 + random.nextInt(2))
                      .put("reqs", new Json.Array(children))
                      .build())
              .build();
    };
  }

  private EvidenceResult evidence() {
    return switch (random.nextInt(8)) {
      case 0 -> throw new ProviderFailure("made up");
      case 1 -> EvidenceResult.failed(EvidenceError.of("made_up", "no reason"));
      case 2 -> answer(Optional.empty(), Lane.VERIFIED);
      case 3 -> answer(Optional.of(new EvidenceValue.OfBytes(List.of(1, 2, 255))), Lane.VERIFIED);
      case 4 -> answer(Optional.of(new EvidenceValue.OfJson(value())), Lane.ASSERTED);
      default -> answer(Optional.of(new EvidenceValue.OfJson(value())), Lane.VERIFIED);
    };
  }

  private static EvidenceResult answer(Optional<EvidenceValue> value, Lane lane) {
    return new EvidenceResult(
        value,
        lane,
        Optional.empty(),
        Optional.empty(),
        Optional.of("ref:x"),
        Optional.of(new EvidenceAnchor("t", "{\"a\":1}")),
        Optional.empty(),
        Optional.of("application/json"));
  }

  private void play() {
    server.call("scenario_define", Json.object().put("spec", spec).build());
    server.call("scenario_start", start());
    call("scenario_trigger", Json.object().put("trigger", trigger("tick")));
    for (int i = random.nextInt(12); i > 0; i--) {
      time += random.nextInt(4);
      switch (random.nextInt(6)) {
        case 0 ->
            call(
                "scenario_status",
                request(Json.object().put("requested_at", Packs.logical(time).toJson())));
        case 1 ->
            call(
                "scenario_submit",
                request(
                    Json.object()
                        .put("submission_id", "s" + random.nextInt(3))
                        .put(
                            "payload",
                            Json.object().put("kind", "json").put("value", value()).build())
                        .put("content_type", "text/x")
                        .put("submitted_at", Packs.logical(time).toJson())));
        case 2 ->
            call(
                "scenario_next",
                request(
                    Json.object()
                        .put("trigger_id", "t" + calls++)
                        .put("agent_id", "a")
                        .put("time", Packs.logical(time).toJson())
                        .put("correlation_id", "corr-" + calls)));
        case 3 -> call("scenario_trigger", Json.object().put("trigger", trigger("tick")));
        default ->
            call("scenario_trigger", Json.object().put("trigger", trigger("external_event")));
      }
    }
  }

  private Json start() {
    List<Json> targets = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      targets.add(Json.object().put("kind", "agent").put("agent_id", "a" + i).build());
    }
    return Json.object()
        .put("scenario_id", "random")
        .put(
            "run_config",
            Json.object()
                .put("tenant_id", 1)
                .put("namespace_id", 1)
                .put("run_id", "r")
                .put("scenario_id", "random")
                .put("dispatch_targets", new Json.Array(targets))
                .put("policy_tags", Json.texts(List.of()))
                .build())
        .put("started_at", Packs.logical(time).toJson())
        .put("issue_entry_packets", random.nextBoolean())
        .build();
  }

  private Json trigger(String kind) {
    return Json.object()
        .put("trigger_id", "t" + (random.nextInt(6) == 0 ? calls : calls++))
        .put("tenant_id", 1)
        .put("namespace_id", 1)
        .put("run_id", "r")
        .put("kind", kind)
        .put("time", Packs.logical(time).toJson())
        .put("source_id", "test")
        .put("payload", Json.object().put("kind", "json").put("value", value()).build())
        .build();
  }

  private static Json.ObjectBuilder request(Json.ObjectBuilder request) {
    return Json.object()
        .put(
            "request",
            request.put("tenant_id", 1).put("namespace_id", 1).put("run_id", "r").build());
  }

  /** What the engine refuses leaves nothing. */
  private void call(String tool, Json.ObjectBuilder arguments) {
    try {
      server.call(tool, arguments.put("scenario_id", "random").build());
    } catch (DecisionGateException refused) {
      calls++;
    }
  }

  private Json value() {
    return JsonReader.read(pick(VALUES));
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  Json specification() {
    return spec;
  }

  Json state() {
    return server.state(1, 1, "r");
  }
}
