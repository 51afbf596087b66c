package io.decisiongate.core.provider;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.evidence.Disclosure;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.provider.http.HttpProvider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The providers and the disclosure that a recording's configuration describes. */
final class RecordedProviders {
  private final ProviderRegistry registry;
  private final Disclosure disclosure;

  RecordedProviders(String toml) {
    JsonNode config = new TomlMapper().readTree(toml);
    JsonNode evidence = config.path("evidence");
    disclosure =
        new Disclosure(
            evidence.path("allow_raw_values").asBoolean(false),
            evidence.path("require_provider_opt_in").asBoolean(true));
    ProviderRegistry.Builder builder = ProviderRegistry.builder();
    for (JsonNode provider : config.path("providers")) {
      builder.register(
          provider.path("name").asString(),
          new RegisteredProvider(
              provider(provider.path("name").asString(), provider.path("config")),
              provider.path("allow_raw").asBoolean(false),
              Optional.empty()));
    }
    registry = builder.build();
  }

  /** Answers the arguments of an evidence_query. */
  EvidenceResult answer(Json arguments) {
    EvidenceQuery query = EvidenceQuery.fromJson(Fixtures.member(arguments, "query"));
    EvidenceContext context = EvidenceContext.fromJson(Fixtures.member(arguments, "context"));
    EvidenceResult result = new EvidenceGatherer(registry).gather(query, context);
    boolean allowRaw =
        registry.find(query.providerId()).map(RegisteredProvider::allowRaw).orElse(false);
    return disclosure.disclose(result, allowRaw);
  }

  private static EvidenceProvider provider(String name, JsonNode config) {
    return switch (name) {
      case "time" -> new TimeProvider(config.path("allow_logical").asBoolean(true));
      case "env" ->
          new EnvProvider(
              config.has("allowlist")
                  ? Optional.of(texts(config.path("allowlist")))
                  : Optional.empty(),
              texts(config.path("denylist")),
              config.path("max_key_bytes").asLong(255),
              config.path("max_value_bytes").asLong(65536),
              config.has("overrides")
                  ? Optional.of(map(config.path("overrides")))
                  : Optional.empty());
      case "json" ->
          JsonFileProvider.configured(
              Optional.of(config.path("root").asString()),
              Optional.of(config.path("root_id").asString()),
              config.path("max_bytes").asLong(1048576),
              config.path("allow_yaml").asBoolean(true));
      case "http" ->
          new HttpProvider(
              config.path("allow_http").asBoolean(false),
              Duration.ofMillis(config.path("timeout_ms").asLong(5000)),
              config.path("max_response_bytes").asLong(1048576),
              new OutboundPolicy(
                  List.of(),
                  Optional.empty(),
                  config.path("allow_private_networks").asBoolean(false),
                  RecordedProviders::thisMachineOnly),
              config.path("user_agent").asString("decision-gate/0.1"));
      default -> throw new IllegalArgumentException("no provider for " + name);
    };
  }

  private static List<InetAddress> thisMachineOnly(String host) throws UnknownHostException {
    if (host.equals("localhost")) {
      return List.of(InetAddress.getLoopbackAddress());
    }
    throw new UnknownHostException(host);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(item -> texts.add(item.asString()));
    return texts;
  }

  private static Map<String, String> map(JsonNode table) {
    Map<String, String> map = new HashMap<>();
    table.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }
}
