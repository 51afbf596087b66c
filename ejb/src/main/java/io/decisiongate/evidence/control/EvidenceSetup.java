package io.decisiongate.evidence.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.FeedbackSettings;
import io.decisiongate.core.configuration.ValidationSettings;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.evidence.Disclosure;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.run.FeedbackLevel;
import io.decisiongate.core.run.FeedbackPolicy;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.strict.StrictValidation;
import io.decisiongate.evidence.boundary.ProviderQuestion;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Providers, their contracts and the engine, built from the settings in force. */
@ApplicationScoped
public class EvidenceSetup {
  @Inject ActiveConfiguration configuration;
  @Inject Event<ProviderQuestion> questions;

  private @Nullable Derived<Parts> parts;

  /** What belongs together because it comes from the same settings. */
  public record Parts(
      ProviderRegistry registry,
      EvidenceGatherer gatherer,
      Capabilities capabilities,
      Optional<StrictValidation> strictValidation,
      Disclosure disclosure,
      FeedbackPolicy feedback,
      RunEngine engine)
      implements AutoCloseable {

    /** Whether the provider agrees that its values are shown. */
    public boolean optsIn(String providerId) {
      return registry
          .find(providerId)
          .filter(ProviderRegistry.RegisteredProvider::allowRaw)
          .isPresent();
    }

    /** Ends the providers; nobody works with these settings any more. */
    @Override
    public void close() {
      registry.close();
    }
  }

  @PostConstruct
  void prepare() {
    parts = configuration.derive(this::build);
  }

  /** A provider that cannot be used shall be known at the start, not at the first question. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    parts();
  }

  public Parts parts() {
    return Objects.requireNonNull(parts).get();
  }

  private Parts build(DecisionGateConfiguration settings) {
    Capabilities capabilities = Providers.capabilities(settings);
    RunEngine engine = new RunEngine(EngineConfiguration.of(settings));
    FeedbackPolicy feedback = feedback(settings.server().scenarioNextFeedback());
    ValidationSettings validation = settings.validation();
    // Last, because it starts processes that nobody would end if something failed after it.
    ProviderRegistry registry = Providers.registry(settings, capabilities);
    return new Parts(
        registry,
        new EvidenceGatherer(
            registry,
            Duration.ofMillis(settings.evidence().stageTimeoutMs()),
            (provider, outcome, time) ->
                questions.fire(new ProviderQuestion(provider, outcome, time))),
        capabilities,
        validation.strict()
            ? Optional.of(
                new StrictValidation(
                    validation.enableLexicographic(), validation.enableDeepEquals()))
            : Optional.empty(),
        new Disclosure(
            settings.evidence().allowRawValues(), settings.evidence().requireProviderOptIn()),
        feedback,
        engine);
  }

  private static FeedbackPolicy feedback(FeedbackSettings settings) {
    return new FeedbackPolicy(
        level(settings.byDefault()),
        level(settings.localOnlyDefault()),
        level(settings.max()),
        Set.copyOf(settings.traceSubjects()),
        Set.copyOf(settings.traceRoles()),
        Set.copyOf(settings.evidenceSubjects()),
        Set.copyOf(settings.evidenceRoles()));
  }

  private static FeedbackLevel level(FeedbackSettings.Level level) {
    return switch (level) {
      case SUMMARY -> FeedbackLevel.SUMMARY;
      case TRACE -> FeedbackLevel.TRACE;
      case EVIDENCE -> FeedbackLevel.EVIDENCE;
    };
  }
}
