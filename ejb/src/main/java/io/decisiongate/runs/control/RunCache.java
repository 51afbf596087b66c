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
 * Headers of the active runs that this node changed last, up to the step that was given to the
 * journal last. A header may be old when another node changed the run; the journal then refuses the
 * step, which breaks the lineage, and the header is read again.
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

  /** The run, from the database when it is not known here or turned out to have changed. */
  public Optional<StoredRun> find(Run.Key key) {
    StoredRun known = runs.getIfPresent(key);
    if (known == null) {
      return read(key, Lineage.begun());
    }
    return known.lineage().isWhole() ? Optional.of(known) : read(key, Lineage.begunAgain());
  }

  /** The run from the database, whatever is known here. */
  public Optional<StoredRun> read(Run.Key key) {
    return read(key, Lineage.begunAgain());
  }

  private Optional<StoredRun> read(Run.Key key, Lineage lineage) {
    if (!Identifiers.isStorable(key.runId())) {
      return Optional.empty();
    }
    Optional<StoredRun> found = store.find(new TenantContext(key.tenant()), key, lineage);
    found.ifPresentOrElse(run -> runs.put(key, run), () -> runs.invalidate(key));
    return found;
  }

  /**
   * Remembers a run as it will be when the step that was just given to the journal is committed.
   */
  public void expect(Run.Key key, StoredRun run) {
    runs.put(key, run);
  }

  /** The step that led to this is committed; a run that has ended needs no speed any more. */
  public void committed(Run.Key key, StoredRun run) {
    if (run.header().status() != RunStatus.ACTIVE) {
      runs.asMap().remove(key, run);
    }
  }

  /**
   * Whether the run is known here to exist.
   *
   * @throws io.decisiongate.journal.boundary.StaleChange when its start was not committed after all
   */
  public boolean knows(Run.Key key) {
    StoredRun known = runs.getIfPresent(key);
    if (known == null || !known.lineage().isWhole()) {
      return false;
    }
    known.lineage().awaitCommitted();
    return true;
  }
}
