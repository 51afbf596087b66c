package io.decisiongate.configuration.boundary;

import io.decisiongate.core.configuration.DecisionGateConfiguration;
import java.util.function.Function;

/**
 * Something that is made of the settings and changes with them, such as the engine or the accepted
 * tokens. Made by {@link ActiveConfiguration#derive}.
 */
public final class Derived<T> {
  private final ActiveConfiguration configuration;
  private final Function<DecisionGateConfiguration, T> build;

  Derived(ActiveConfiguration configuration, Function<DecisionGateConfiguration, T> build) {
    this.configuration = configuration;
    this.build = build;
  }

  /** What belongs to the settings that {@link ActiveConfiguration#get} gives now. */
  public T get() {
    return configuration.settings().value(this);
  }

  T build(DecisionGateConfiguration settings) {
    return build.apply(settings);
  }
}
