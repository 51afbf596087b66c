package io.decisiongate.configuration.boundary;

import io.decisiongate.core.configuration.DecisionGateConfiguration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One whole configuration with what is derived from it. */
final class Settings {
  private final DecisionGateConfiguration configuration;
  private final Map<Derived<?>, Object> values = new ConcurrentHashMap<>();

  Settings(DecisionGateConfiguration configuration) {
    this.configuration = configuration;
  }

  DecisionGateConfiguration configuration() {
    return configuration;
  }

  <T> T value(Derived<T> derived) {
    Object known = values.get(derived);
    if (known == null) {
      known = values.computeIfAbsent(derived, unused -> derived.build(configuration));
    }
    // Only what the same Derived built is kept under it.
    @SuppressWarnings("unchecked")
    T value = (T) known;
    return value;
  }
}
