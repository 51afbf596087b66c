package io.decisiongate.configuration.boundary;

import io.decisiongate.configuration.control.FixedSettings;
import io.decisiongate.configuration.control.SettingsReader;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.TenancySettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: everything that MicroProfile Config knows under {@code dg.}, validated as
 * a whole. New settings take over while the server runs, with all that is derived from them or not
 * at all; a call that has begun ends with the settings it began with.
 */
@ApplicationScoped
public class ActiveConfiguration {
  private static final ThreadLocal<@Nullable Settings> PINNED = new ThreadLocal<>();

  @Inject SettingsReader reader;

  private final List<Derived<?>> derived = new CopyOnWriteArrayList<>();
  private final List<Runnable> afterChange = new CopyOnWriteArrayList<>();
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Settings newest;

  @PostConstruct
  void load() {
    DecisionGateConfiguration first = reader.read().configuration();
    FixedSettings.requireServed(first);
    newest = new Settings(first);
  }

  /** The settings: within {@link #pinned} those it began with, else the newest. */
  public DecisionGateConfiguration get() {
    return settings().configuration();
  }

  /** How tenants come into being. */
  public TenancySettings.Mode tenancy() {
    return get().tenancy().mode();
  }

  /**
   * Declares something that is made of the settings, and makes it for those in force.
   *
   * @param build fails when the settings cannot be used; at the start the server then does not
   *     answer, later the settings before stay in force
   */
  public <T> Derived<T> derive(Function<DecisionGateConfiguration, T> build) {
    Derived<T> made = new Derived<>(this, build);
    settings().value(made);
    derived.add(made);
    return made;
  }

  /** Runs this after each change; for caches whose content depended on the settings. */
  public void afterChange(Runnable action) {
    afterChange.add(action);
  }

  /** Does some work under the settings of now, whatever changes meanwhile. */
  public <T> T pinned(Supplier<T> work) {
    Settings before = PINNED.get();
    Settings pinned = enterNewest();
    PINNED.set(pinned);
    try {
      return work.get();
    } finally {
      pinned.leave();
      if (before == null) {
        PINNED.remove();
      } else {
        PINNED.set(before);
      }
    }
  }

  private Settings enterNewest() {
    while (true) {
      Settings settings = Objects.requireNonNull(newest);
      if (settings.enter()) {
        return settings;
      }
      if (settings == newest) {
        throw new IllegalStateException("the server is ending");
      }
    }
  }

  /**
   * Makes everything that these settings would need. Nothing changes yet.
   *
   * @throws RuntimeException when they cannot be used; nothing of them is left behind
   */
  public PreparedSettings prepare(DecisionGateConfiguration configuration) {
    Settings candidate = new Settings(configuration);
    try {
      derived.forEach(candidate::value);
    } catch (RuntimeException e) {
      candidate.leave();
      throw e;
    }
    return new PreparedSettings(this, candidate);
  }

  void takeOver(Settings candidate) {
    Settings before = Objects.requireNonNull(newest);
    newest = candidate;
    afterChange.forEach(Runnable::run);
    changes.incrementAndGet();
    before.leave();
  }

  @PreDestroy
  void end() {
    Objects.requireNonNull(newest).leave();
  }

  /** How often other settings have come into force since the start of this node. */
  public long changes() {
    return changes.get();
  }

  Settings settings() {
    Settings pinned = PINNED.get();
    return pinned == null ? Objects.requireNonNull(newest) : pinned;
  }
}
