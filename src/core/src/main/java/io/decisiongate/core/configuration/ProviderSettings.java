package io.decisiongate.core.configuration;

import io.decisiongate.core.evidence.Lane;
import java.util.List;
import java.util.Optional;

/** One entry of {@code providers}: a source of evidence (configuration.md section 5). */
public sealed interface ProviderSettings {

  /** The name that conditions use; unique. */
  String name();

  /** The trust policy of this provider alone. */
  Optional<TrustPolicy> trust();

  /** Whether its values may be disclosed where {@code evidence} asks for an opt-in. */
  boolean allowRaw();

  /** The lane that its answers get at most. */
  Lane maxLane();

  ProviderTimeouts timeouts();

  /** A provider that is part of the product; its name says which. */
  record Builtin(
      BuiltinProviderSettings config,
      Optional<TrustPolicy> trust,
      boolean allowRaw,
      Lane maxLane,
      ProviderTimeouts timeouts)
      implements ProviderSettings {

    @Override
    public String name() {
      return config.name();
    }
  }

  /**
   * A provider behind MCP.
   *
   * @param command program and arguments of a local process; empty when there is only an address
   * @param url empty when there is only a command
   * @param capabilitiesPath file of the contract
   * @param strictAnswers whether answers are held against the contract
   */
  record Mcp(
      String name,
      List<String> command,
      Optional<String> url,
      boolean allowInsecureHttp,
      String capabilitiesPath,
      Optional<Secret> bearerToken,
      Optional<TrustPolicy> trust,
      boolean allowRaw,
      Lane maxLane,
      boolean strictAnswers,
      ProviderTimeouts timeouts)
      implements ProviderSettings {
    public Mcp {
      command = List.copyOf(command);
    }
  }
}
