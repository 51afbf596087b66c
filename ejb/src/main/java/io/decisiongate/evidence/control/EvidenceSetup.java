package io.decisiongate.evidence.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.ValidationSettings;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.evidence.Disclosure;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.strict.StrictValidation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Providers, their contracts and the engine, built from the settings in force. */
@ApplicationScoped
public class EvidenceSetup {
  @Inject ActiveConfiguration configuration;

  private @Nullable Parts parts;

  /** What belongs together because it comes from the same settings. */
  public record Parts(
      ProviderRegistry registry,
      EvidenceGatherer gatherer,
      Capabilities capabilities,
      Optional<StrictValidation> strictValidation,
      Disclosure disclosure,
      RunEngine engine) {}

  @PostConstruct
  void build() {
    DecisionGateConfiguration settings = configuration.get();
    ProviderRegistry registry = Providers.registry(settings);
    ValidationSettings validation = settings.validation();
    parts =
        new Parts(
            registry,
            new EvidenceGatherer(registry),
            Providers.capabilities(settings),
            validation.strict()
                ? Optional.of(
                    new StrictValidation(
                        validation.enableLexicographic(), validation.enableDeepEquals()))
                : Optional.empty(),
            new Disclosure(
                settings.evidence().allowRawValues(), settings.evidence().requireProviderOptIn()),
            new RunEngine(EngineConfiguration.of(settings)));
  }

  public Parts parts() {
    return Objects.requireNonNull(parts);
  }
}
