package io.decisiongate.retention.control;

import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.StaleChange;
import io.decisiongate.retention.boundary.PlaceId;
import io.decisiongate.storage.boundary.Rows;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Erases the rows of places that are being purged, in a thread of its own, at most a thousand in a
 * transaction, and records the end. Nodes may do the same at the same time, and one goes on where
 * another has stopped.
 */
@Singleton
@Startup
@DependsOn("JournalRunner")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Purger {
  private static final System.Logger LOG = System.getLogger(Purger.class.getName());
  private static final long LOOK_EVERY_S = 30;
  private static final int MOST_ROWS = 1_000;
  private static final long PLATFORM = 0;

  @Resource ManagedThreadFactory threadFactory;
  @Inject Rows rows;
  @Inject AuditedCommits commits;

  private final Semaphore wanted = new Semaphore(0);
  private @Nullable Thread eraser;
  private volatile boolean stopping;

  @PostConstruct
  void start() {
    eraser = threadFactory.newThread(this::run);
    eraser.start();
  }

  @PreDestroy
  void stop() {
    stopping = true;
    Objects.requireNonNull(eraser).interrupt();
  }

  /** Looks for what is to be erased as soon as it can; does not wait for it. */
  public void eraseSoon() {
    wanted.release();
  }

  private void run() {
    while (!stopping) {
      try {
        if (wanted.tryAcquire(LOOK_EVERY_S, TimeUnit.SECONDS)) {
          wanted.drainPermits();
        }
        eraseAll();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void eraseAll() {
    try {
      rows.all("select dg_purging()", row -> row.getString(1)).forEach(this::tryToErase);
    } catch (DecisionGateException e) {
      LOG.log(System.Logger.Level.DEBUG, "what is purged is erased later", e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "looking for what is purged failed", e);
    }
  }

  /** What cannot be erased keeps nothing else. */
  private void tryToErase(String place) {
    try {
      erase(place);
    } catch (StaleChange e) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0} is not erased now, perhaps because another node was first: {1}",
          place,
          e.getMessage());
    } catch (RuntimeException e) {
      if (!stopping) {
        LOG.log(System.Logger.Level.WARNING, "erasing " + place + " is tried again", e);
      }
    }
  }

  private void erase(String place) {
    while (!stopping && rows.number("select dg_purge_rows(?, ?)", place, MOST_ROWS) > 0) {
      LOG.log(System.Logger.Level.DEBUG, "erasing {0}", place);
    }
    if (stopping) {
      return;
    }
    commits.commit(
        Change.builder()
            .administration(new Change.AdministrativeStep("dg_finish_purge", List.of(place)))
            .audit(AuditEvents.purged(PlaceId.parse(place).kind() + "_purged", place))
            .build(PLATFORM, false));
  }
}
