package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.dispatch.DispatchRule;
import io.decisiongate.core.dispatch.PolicyVerdict;
import io.decisiongate.core.dispatch.TargetKind;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.provider.EnvProvider;
import io.decisiongate.core.provider.JsonFileProvider;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Sets a server up as the configuration of a recording says. */
public final class RecordedServer {
  private RecordedServer() {}

  /** A server with this configuration; files lie below the directory. */
  public static InMemoryServer of(
      String toml, Path directory, Function<Json, ScenarioSpec> define) {
    JsonNode config = new TomlMapper().readTree(toml.replace("${DIR}", directory.toString()));
    JsonNode evidence = config.path("evidence");
    boolean raw = evidence.path("allow_raw_values").asBoolean(false);
    boolean optIn = evidence.path("require_provider_opt_in").asBoolean(true);
    return new InMemoryServer(
        new InMemoryServer.Setup(
            new EngineSettings(
                lane(config.path("trust").path("min_lane").asString("verified")),
                Map.of(),
                policy(config.path("policy")),
                anchors(config.path("anchors").path("providers"))),
            new EvidenceGatherer(providers(config.path("providers"))),
            feedback(config.path("server").path("feedback").path("scenario_next")),
            provider -> raw && !optIn,
            define));
  }

  private static Lane lane(String wire) {
    return Lane.valueOf(wire.toUpperCase(Locale.ROOT));
  }

  private static ProviderRegistry providers(JsonNode configured) {
    Map<String, RegisteredProvider> providers = new HashMap<>();
    for (JsonNode provider : configured) {
      String name = provider.path("name").asString();
      providers.put(name, RegisteredProvider.of(provider(name, provider.path("config"))));
    }
    return ProviderRegistry.of(providers);
  }

  private static EvidenceProvider provider(String name, JsonNode config) {
    return switch (name) {
      case "time" -> new TimeProvider(true);
      case "env" ->
          new EnvProvider(
              Optional.empty(),
              texts(config, "denylist"),
              config.path("max_key_bytes").asLong(),
              config.path("max_value_bytes").asLong(),
              Optional.of(
                  config.path("overrides").properties().stream()
                      .collect(
                          Collectors.toMap(
                              Map.Entry::getKey, entry -> entry.getValue().asString()))));
      case "json" ->
          new JsonFileProvider(
              Path.of(config.path("root").asString()),
              config.path("root_id").asString(),
              config.path("max_bytes").asLong(),
              config.path("allow_yaml").asBoolean());
      default ->
          (query, context) -> {
            throw new ProviderFailure(name + " is not part of this test");
          };
    };
  }

  private static DispatchPolicy policy(JsonNode policy) {
    return switch (policy.path("engine").asString("permit_all")) {
      case "permit_all" -> new DispatchPolicy.PermitAll();
      case "deny_all" -> new DispatchPolicy.DenyAll();
      default -> {
        JsonNode table = policy.path("static");
        List<DispatchRule> rules =
            table.path("rules").valueStream().map(RecordedServer::rule).toList();
        yield new DispatchPolicy.StaticRules(
            rules, verdict(table.path("default").asString("deny"), ""));
      }
    };
  }

  private static DispatchRule rule(JsonNode rule) {
    return new DispatchRule(
        verdict(rule.path("effect").asString(), rule.path("error_message").asString("")),
        texts(rule, "target_kinds").stream()
            .map(kind -> TargetKind.valueOf(kind.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()),
        List.of(),
        texts(rule, "require_labels"),
        texts(rule, "forbid_labels"),
        texts(rule, "require_policy_tags"),
        texts(rule, "forbid_policy_tags"),
        texts(rule, "content_types"),
        texts(rule, "schema_ids"),
        texts(rule, "packet_ids"),
        texts(rule, "stage_ids"),
        texts(rule, "scenario_ids"));
  }

  private static PolicyVerdict verdict(String effect, String message) {
    return switch (effect) {
      case "permit" -> new PolicyVerdict.Permit();
      case "deny" -> new PolicyVerdict.Deny();
      case "error" -> new PolicyVerdict.Failure(message);
      default -> throw new IllegalArgumentException("effect " + effect);
    };
  }

  private static Map<String, AnchorRule> anchors(JsonNode configured) {
    Map<String, AnchorRule> rules = new HashMap<>();
    for (JsonNode rule : configured) {
      rules.put(
          rule.path("provider_id").asString(),
          new AnchorRule(
              rule.path("anchor_type").asString(), List.copyOf(texts(rule, "required_fields"))));
    }
    return rules;
  }

  private static FeedbackPolicy feedback(JsonNode configured) {
    FeedbackPolicy standard = FeedbackPolicy.DEFAULT;
    return new FeedbackPolicy(
        level(configured, "default", standard.defaultLevel()),
        level(configured, "local_only_default", standard.localDefaultLevel()),
        level(configured, "max", standard.max()),
        configured.has("trace_subjects")
            ? texts(configured, "trace_subjects")
            : standard.traceSubjects(),
        texts(configured, "trace_roles"),
        texts(configured, "evidence_subjects"),
        texts(configured, "evidence_roles"));
  }

  private static FeedbackLevel level(JsonNode configured, String name, FeedbackLevel standard) {
    return Arrays.stream(FeedbackLevel.values())
        .filter(level -> level.wire().equals(configured.path(name).asString("")))
        .findFirst()
        .orElse(standard);
  }

  private static Set<String> texts(JsonNode object, String name) {
    Set<String> texts = new LinkedHashSet<>();
    object.path(name).forEach(item -> texts.add(item.asString()));
    return texts;
  }
}
