package io.decisiongate.configuration.boundary;

import io.decisiongate.core.configuration.DecisionGateConfiguration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One whole configuration with what is derived from it. Derived things that hold processes or
 * connections are closed when the settings are no longer in force and the last call that began with
 * them has ended.
 */
final class Settings {
  private static final System.Logger LOG = System.getLogger(Settings.class.getName());

  private final DecisionGateConfiguration configuration;
  private final Map<Derived<?>, Object> values = new ConcurrentHashMap<>();

  /** The calls that work with them, and one for being in force; none any more: closed. */
  private final AtomicInteger users = new AtomicInteger(1);

  Settings(DecisionGateConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Counts a call in, unless the settings are closed already. */
  boolean enter() {
    return users.updateAndGet(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** Counts out a call, or that the settings are in force. */
  void leave() {
    if (users.decrementAndGet() == 0) {
      values.values().forEach(Settings::close);
    }
  }

  private static void close(Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(Settings::close);
    } else if (value instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The others have to be closed too.
        LOG.log(System.Logger.Level.WARNING, "what belonged to former settings stays open", e);
      }
    }
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
