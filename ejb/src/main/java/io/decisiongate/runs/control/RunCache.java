package io.decisiongate.runs.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.run.RunStatus;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Headers of the active runs that this node changed last. A header may be old when another node
 * changed the run; the journal then refuses the step and the header is read again.
 */
@ApplicationScoped
public class RunCache {
  private static final long MOST_CHARACTERS = 64L << 20;

  /** What an entry takes beside its header's text. */
  private static final int OVERHEAD = 512;

  private static final Duration KEPT_UNUSED = Duration.ofMinutes(5);

  @Inject RunStore store;
  @Inject ActiveConfiguration configuration;

  private final Cache<Run.Key, StoredRun> runs =
      Caffeine.newBuilder()
          // Upkeep is less than handing it to another thread.
          .executor(Runnable::run)
          .maximumWeight(MOST_CHARACTERS)
          .weigher(
              (Run.Key key, StoredRun run) -> OVERHEAD + run.characters() + run.triggers().bytes())
          .expireAfterAccess(KEPT_UNUSED)
          .build();

  @PostConstruct
  void prepare() {
    configuration.afterChange(runs::invalidateAll);
  }

  /**
   * The run, from the database when it is not known here.
   *
   * @param fresh whether what is known here must not be trusted
   */
  public Optional<StoredRun> find(Run.Key key, boolean fresh) {
    StoredRun known = fresh ? null : runs.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    if (!Identifiers.isStorable(key.runId())) {
      return Optional.empty();
    }
    Optional<StoredRun> found = store.find(new TenantContext(key.tenant()), key);
    found.ifPresentOrElse(run -> runs.put(key, run), () -> runs.invalidate(key));
    return found;
  }

  /** Remembers a run as it was committed; one that has ended needs no speed any more. */
  public void committed(Run.Key key, StoredRun run) {
    if (run.header().status() == RunStatus.ACTIVE) {
      runs.put(key, run);
    } else {
      runs.invalidate(key);
    }
  }

  /** Whether the run is known here to exist. */
  public boolean knows(Run.Key key) {
    return runs.getIfPresent(key) != null;
  }
}
