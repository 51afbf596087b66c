package io.decisiongate.cli.provider;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.ProviderDiscoverySettings;
import io.decisiongate.core.configuration.ProviderSettings;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.contract.ContractAnswers;
import io.decisiongate.core.contract.InvalidContract;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.function.Function;

/** Answers from configuration and contract files; no provider is started. */
final class LocalDiscovery {
  private final Capabilities capabilities;
  private final ProviderDiscoverySettings settings;

  private LocalDiscovery(Capabilities capabilities, ProviderDiscoverySettings settings) {
    this.capabilities = capabilities;
    this.settings = settings;
  }

  /**
   * Reads the contracts of all configured providers.
   *
   * @throws MessageFailure when one cannot be used
   */
  static LocalDiscovery of(DecisionGateConfiguration configuration) {
    try {
      return new LocalDiscovery(
          Capabilities.of(
              configuration.providers().stream().map(LocalDiscovery::contract).toList()),
          configuration.providerDiscovery());
    } catch (InvalidContract e) {
      throw new MessageFailure(Message.PROVIDER_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static ProviderContract contract(ProviderSettings provider) {
    return switch (provider) {
      case ProviderSettings.Builtin builtin -> BuiltInContracts.find(builtin.name()).orElseThrow();
      case ProviderSettings.Mcp external ->
          ProviderContract.ofExternal(external.name(), Optional.of(external.capabilitiesPath()));
    };
  }

  /** All providers, those that callers may not learn about as well. */
  Json providers() {
    return limited(ContractAnswers.providers(capabilities));
  }

  Json contract(String providerId) {
    return disclosed(providerId, known -> ContractAnswers.contract(known, providerId));
  }

  Json check(String providerId, String checkId) {
    return disclosed(providerId, known -> ContractAnswers.check(known, providerId, checkId));
  }

  private Json disclosed(String providerId, Function<Capabilities, Json> answer) {
    boolean allowed = settings.allowlist().isEmpty() || settings.allowlist().contains(providerId);
    if (settings.denylist().contains(providerId) || !allowed) {
      throw new MessageFailure(Message.PROVIDER_DENIED, providerId);
    }
    try {
      return limited(answer.apply(capabilities));
    } catch (InvalidParams e) {
      throw new MessageFailure(Message.PROVIDER_FAILED, withoutCode(e.text()));
    }
  }

  /** Capability problems are {@code code: text}. */
  private static String withoutCode(String problem) {
    return problem.substring(problem.indexOf(": ") + 2);
  }

  private Json limited(Json answer) {
    int bytes = CanonicalJson.bytes(answer).length;
    if (bytes > settings.maxResponseBytes()) {
      throw new MessageFailure(
          Message.PROVIDER_OUTPUT_FAILED,
          "response exceeds size limit (%d > %d)".formatted(bytes, settings.maxResponseBytes()));
    }
    return answer;
  }
}
