package io.decisiongate.evidence.control;

import io.decisiongate.core.configuration.BuiltinProviderSettings;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.ProviderSettings;
import io.decisiongate.core.configuration.TrustPolicy;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.RequiredSignature;
import io.decisiongate.core.provider.EnvProvider;
import io.decisiongate.core.provider.JsonFileProvider;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.provider.UnavailableProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The providers that a configuration names, and what each can answer. */
final class Providers {
  private Providers() {}

  static ProviderRegistry registry(DecisionGateConfiguration configuration) {
    ProviderRegistry.Builder registry = ProviderRegistry.builder();
    for (ProviderSettings settings : configuration.providers()) {
      registry.register(
          settings.name(),
          new ProviderRegistry.RegisteredProvider(
              provider(settings),
              settings.allowRaw(),
              signature(settings.trust().orElse(configuration.trust().defaultPolicy()))));
    }
    return registry.build();
  }

  static Capabilities capabilities(DecisionGateConfiguration configuration) {
    List<ProviderContract> contracts = new ArrayList<>();
    for (ProviderSettings settings : configuration.providers()) {
      contracts.add(
          switch (settings) {
            case ProviderSettings.Builtin builtin ->
                BuiltInContracts.find(builtin.name()).orElseThrow();
            case ProviderSettings.Mcp external ->
                ProviderContract.ofExternal(
                    external.name(), Optional.of(external.capabilitiesPath()));
          });
    }
    return Capabilities.of(contracts);
  }

  private static EvidenceProvider provider(ProviderSettings settings) {
    return switch (settings) {
      case ProviderSettings.Builtin builtin ->
          switch (builtin.config()) {
            case BuiltinProviderSettings.Time time -> new TimeProvider(time.allowLogical());
            case BuiltinProviderSettings.Env env ->
                new EnvProvider(
                    env.allowlist().map(Set::copyOf),
                    Set.copyOf(env.denylist()),
                    env.maxKeyBytes(),
                    env.maxValueBytes(),
                    env.overrides());
            case BuiltinProviderSettings.Json json ->
                new JsonFileProvider(
                    Path.of(json.root()), json.rootId(), json.maxBytes(), json.allowYaml());
            case BuiltinProviderSettings.Http ignored ->
                new UnavailableProvider("the http provider is not part of this version");
          };
      case ProviderSettings.Mcp ignored ->
          new UnavailableProvider("external providers are not part of this version");
    };
  }

  private static Optional<RequiredSignature> signature(TrustPolicy policy) {
    return switch (policy) {
      case TrustPolicy.Audit ignored -> Optional.empty();
      case TrustPolicy.RequireSignature required ->
          Optional.of(RequiredSignature.load(required.keys()));
    };
  }
}
