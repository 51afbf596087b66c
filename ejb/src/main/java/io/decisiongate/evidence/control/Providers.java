package io.decisiongate.evidence.control;

import io.decisiongate.core.configuration.BuiltinProviderSettings;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.ProviderSettings;
import io.decisiongate.core.configuration.Secret;
import io.decisiongate.core.configuration.TrustPolicy;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.RequiredSignature;
import io.decisiongate.core.net.HostPattern;
import io.decisiongate.core.net.HostResolver;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.provider.EnvProvider;
import io.decisiongate.core.provider.JsonFileProvider;
import io.decisiongate.core.provider.StrictAnswers;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.provider.http.HttpProvider;
import io.decisiongate.core.provider.mcp.ExternalProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The providers that a configuration names, and what each can answer. */
final class Providers {
  private Providers() {}

  /** Makes the providers; when one cannot be made, those before it are ended again. */
  static ProviderRegistry registry(
      DecisionGateConfiguration configuration, Capabilities capabilities) {
    ProviderRegistry.Builder registry = ProviderRegistry.builder();
    try {
      for (ProviderSettings settings : configuration.providers()) {
        Optional<RequiredSignature> signature =
            signature(settings.trust().orElse(configuration.trust().defaultPolicy()));
        registry.register(
            settings.name(),
            new ProviderRegistry.RegisteredProvider(
                provider(settings, capabilities),
                settings.allowRaw(),
                signature,
                settings.maxLane()));
      }
      return registry.build();
    } catch (RuntimeException e) {
      registry.build().close();
      throw e;
    }
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

  private static EvidenceProvider provider(ProviderSettings settings, Capabilities capabilities) {
    return switch (settings) {
      case ProviderSettings.Builtin builtin -> builtin(builtin.config());
      case ProviderSettings.Mcp external ->
          external.strictAnswers()
              ? new StrictAnswers(external(external), capabilities)
              : external(external);
    };
  }

  private static EvidenceProvider builtin(BuiltinProviderSettings settings) {
    return switch (settings) {
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
      case BuiltinProviderSettings.Http http ->
          new HttpProvider(
              http.allowHttp(),
              Duration.ofMillis(http.timeoutMs()),
              http.maxResponseBytes(),
              new OutboundPolicy(
                  List.of(),
                  http.allowedHosts().map(hosts -> hosts.stream().map(HostPattern::exact).toList()),
                  http.allowPrivateNetworks(),
                  HostResolver.SYSTEM),
              http.userAgent());
    };
  }

  private static ExternalProvider external(ProviderSettings.Mcp settings) {
    Duration patience = Duration.ofMillis(settings.timeouts().requestMs());
    if (!settings.command().isEmpty()) {
      return ExternalProvider.byCommand(settings.name(), settings.command(), patience);
    }
    return ExternalProvider.atUrl(
        settings.url().orElseThrow(() -> new ProviderConfigurationException("mcp url missing")),
        settings.bearerToken().map(Secret::value),
        Duration.ofMillis(settings.timeouts().connectMs()),
        patience);
  }

  private static Optional<RequiredSignature> signature(TrustPolicy policy) {
    return switch (policy) {
      case TrustPolicy.Audit ignored -> Optional.empty();
      case TrustPolicy.RequireSignature required ->
          Optional.of(RequiredSignature.load(required.keys()));
    };
  }
}
