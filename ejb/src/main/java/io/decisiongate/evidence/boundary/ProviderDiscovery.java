package io.decisiongate.evidence.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.ProviderDiscoverySettings;
import io.decisiongate.core.contract.ContractAnswers;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.ResponseTooLarge;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.evidence.control.EvidenceSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The tools that tell what providers can answer (mcp-tools.md section 6). */
@ApplicationScoped
public class ProviderDiscovery {
  private static final String PROVIDER = "provider_id";
  private static final String CHECK = "check_id";

  @Inject EvidenceSetup setup;
  @Inject ActiveConfiguration configuration;

  /** All providers with the names of their checks, both in ascending order. */
  public Json providers() {
    return limited(ContractAnswers.providers(setup.parts().capabilities()));
  }

  /**
   * The contract of one provider.
   *
   * @throws InvalidParams when it is not named or unknown
   * @throws Unauthorized when it is not to be looked up
   * @throws ResponseTooLarge when the answer exceeds the configured size
   */
  public Json contract(String providerId) {
    requireNamed(PROVIDER, providerId);
    requireDisclosed(providerId);
    return limited(ContractAnswers.contract(setup.parts().capabilities(), providerId));
  }

  /** The contract of one check; fails as {@link #contract} does. */
  public Json check(String providerId, String checkId) {
    requireNamed(PROVIDER, providerId);
    requireNamed(CHECK, checkId);
    requireDisclosed(providerId);
    return limited(ContractAnswers.check(setup.parts().capabilities(), providerId, checkId));
  }

  private static void requireNamed(String member, String value) {
    if (value.isBlank()) {
      throw new InvalidParams(member + " must be non-empty");
    }
  }

  private void requireDisclosed(String providerId) {
    ProviderDiscoverySettings settings = configuration.get().providerDiscovery();
    boolean allowed = settings.allowlist().isEmpty() || settings.allowlist().contains(providerId);
    if (settings.denylist().contains(providerId) || !allowed) {
      throw new Unauthorized("provider not disclosed");
    }
  }

  private Json limited(Json answer) {
    long limit = configuration.get().providerDiscovery().maxResponseBytes();
    int bytes = JsonWriter.bytes(answer).length;
    if (bytes > limit) {
      throw new ResponseTooLarge(
          "provider discovery response exceeds size limit (%d > %d)".formatted(bytes, limit));
    }
    return answer;
  }
}
